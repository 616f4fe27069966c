import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-12">
      <p className="font-serif text-2xl">
        {t("appName")} <span className="block font-sans text-muted text-sm">{t("tagline")}</span>
      </p>
      {children}
    </main>
  );
}
