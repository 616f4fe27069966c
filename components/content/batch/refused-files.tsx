"use client";

import { useTranslations } from "next-intl";
import { usePreflightWords } from "#components/conversions/preflight/use-preflight-words.ts";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import type { PreflightProblem } from "#lib/content/preflight-schema.ts";
import { keyOfFile } from "#lib/uploads/file-key.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";

type RefusedFilesProps = {
  refused: readonly LookedAt[];
  /** What a look inside refused. */
  inside: readonly (LookedAt & { problem: PreflightProblem })[];
  lone: readonly LookedAt[];
  /** Whether they lie beside titles, of which one might be theirs. */
  hasTitles: boolean;
};

/** The files that become nothing, each with its reason and what to do; those that come later are announced. */
export function RefusedFiles({ refused, inside, lone, hasTitles }: RefusedFilesProps) {
  const t = useTranslations("uploads.review");
  const faultText = useFaultText();
  const words = usePreflightWords();
  const rows = [
    ...refused.map((one) => ({ one, text: one.fault ? faultText(one.fault) : "" })),
    ...inside.map((one) => {
      const { message, fix } = words(one.problem);
      return { one, text: [message, fix].filter(Boolean).join(" ") };
    }),
    ...lone.map((one) => ({ one, text: t(hasTitles ? "unclearPicture" : "lonePicture") })),
  ];
  return (
    <div aria-live="polite" aria-relevant="additions" className="empty:hidden">
      {rows.length > 0 ? (
        <section aria-label={t("refused")} className="bg-danger-soft rounded-md px-3 py-2">
          <h3 className="font-medium">{t("refused")}</h3>
          <ul className="mt-1 flex flex-col gap-1 text-sm">
            {rows.map(({ one, text }) => (
              <li key={keyOfFile(one.file)} className="wrap-anywhere">
                <span className="font-medium">{one.file.name}</span>: {text}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
