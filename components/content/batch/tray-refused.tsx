"use client";

import { useTranslations } from "next-intl";
import { usePreflightWords } from "#components/conversions/preflight/use-preflight-words.ts";
import type { BatchTitle } from "#lib/content/batch-titles.ts";

/** Tracks that an audiobook is made without, each with its reason. */
export function TrayRefused({ refused, step }: Pick<BatchTitle, "refused" | "step">) {
  const t = useTranslations("uploads.tray");
  const words = usePreflightWords();
  return (
    <div role="status" className="text-warning-text mt-0.5 text-sm">
      <ul className="flex flex-col gap-1">
        {refused.map(({ key, name, problem }) => (
          <li key={key} className="wrap-anywhere">
            {t("leftOut", { file: name, reason: words(problem).message })}
          </li>
        ))}
      </ul>
      {step === "failed" ? null : <p className="text-muted mt-1">{t("leftOutFix")}</p>}
    </div>
  );
}
