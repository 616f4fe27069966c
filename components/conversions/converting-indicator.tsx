"use client";

import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useConversions } from "#lib/conversions/use-conversions.ts";
import { routes } from "#lib/routes.ts";

/** How many titles are being converted, on every page. Quiet when there is none. */
export function ConvertingIndicator() {
  const t = useTranslations("conversions");
  const { data } = useConversions();
  const count = data?.active.length ?? 0;
  return (
    <p role="status" className="text-sm">
      {count > 0 ? (
        <Link
          href={routes.conversions()}
          className="text-accent flex min-h-6 items-center gap-1.5 tabular-nums"
        >
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
          {t("indicator", { count })}
        </Link>
      ) : null}
    </p>
  );
}
