"use client";

import { useTranslations } from "next-intl";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";

type RefusedFilesProps = { refused: readonly LookedAt[]; lone: readonly LookedAt[] };

/** The files that become nothing, each with its reason. */
export function RefusedFiles({ refused, lone }: RefusedFilesProps) {
  const t = useTranslations("uploads.review");
  const faultText = useFaultText();
  const rows = [
    ...refused.map((one) => ({ one, text: one.fault ? faultText(one.fault) : "" })),
    ...lone.map((one) => ({ one, text: t("lonePicture") })),
  ];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t("refused")} className="bg-danger-soft rounded-md px-3 py-2">
      <h3 className="font-medium">{t("refused")}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {rows.map(({ one, text }) => (
          <li key={`${one.folder}/${one.file.name}`} className="wrap-anywhere">
            <span className="font-medium">{one.file.name}</span>: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
