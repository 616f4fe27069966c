"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ConversionHistory } from "#lib/conversions/history-schema.ts";
import { isConverting } from "#lib/conversions/schema.ts";
import { routes } from "#lib/routes.ts";
import { useSaid } from "../use-said.ts";

type NothingToShowProps = { contentId: number; conversion: ConversionHistory["conversion"] };

/** Why there is nothing of a title yet, and where to change that. */
export function NothingToShow({ contentId, conversion }: NothingToShowProps) {
  const t = useTranslations("conversions.preview");
  const say = useSaid();
  const key = keyOf(conversion?.status);
  const reason = key === "nothingFailed" && conversion ? say(conversion, conversion.message) : null;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="text-muted">{t(key)}</p>
      {reason ? <p className="text-danger-text">{reason}</p> : null}
      {key === "nothing" ? null : (
        <Link
          href={routes.contentConversion(contentId)}
          className="text-link inline-flex min-h-6 w-fit items-center hover:underline"
        >
          {t("toConversion")}
        </Link>
      )}
    </div>
  );
}

function keyOf(status: string | undefined) {
  if (isConverting(status)) return "notYet";
  if (status === "deferred") return "nothingDeferred";
  return status === "error" ? "nothingFailed" : "nothing";
}
