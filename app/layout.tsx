import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DropGuard } from "#components/uploads/drop-guard.tsx";
import { readPreference } from "#lib/preferences.ts";
import { Providers } from "./providers.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("appName"), template: `%s · ${t("appName")}` }, description: t("tagline") };
}

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const jar = await cookies();
  const choice = (name: "theme" | "density" | "rail") => readPreference(name, jar.get(name)?.value);
  return (
    <html
      lang={locale}
      data-theme={choice("theme")}
      data-density={choice("density")}
      data-rail={choice("rail")}
    >
      <body>
        <NextIntlClientProvider>
          <Providers locale={locale}>{children}</Providers>
          <DropGuard />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
