"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { useFileSize } from "#components/ui/use-file-size.ts";
import type { LinkCheck as Check_, Seen, SeenProblem } from "./use-link-check.ts";
import { usePreflightWords } from "./use-preflight-words.ts";

type LinkCheckProps = Pick<Check_, "seen" | "isLooking"> & {
  onUse: (url: string) => void;
  /** What to do about a problem, by its code, where that is something else than usual. */
  fixes?: Readonly<Record<string, string>>;
};

/** What lies at the address: one line when all is well, otherwise what is wrong and what to do. It stops nobody. */
export function LinkCheck({ seen, isLooking, onUse, fixes = {} }: LinkCheckProps) {
  const t = useTranslations("contentForm.linkCheck");
  const direct = seen?.suggested_url;
  return (
    <div role="status" className="flex min-h-5 flex-col gap-2">
      {isLooking ? <p className="text-muted text-sm">{t("looking")}</p> : null}
      {seen?.ok && seen.file_type !== null ? <FineLine seen={seen} /> : null}
      {seen && seen.problems.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {seen.problems.map((problem) => (
            <Problem key={problem.code} problem={problem} ownFix={fixes[problem.code]} />
          ))}
        </ul>
      ) : null}
      {direct ? (
        <Button size="sm" variant="secondary" className="self-start" onClick={() => onUse(direct)}>
          {t("useDirect")}
        </Button>
      ) : null}
    </div>
  );
}

function FineLine({ seen: { file_type, size_in_kb, final_host } }: { seen: Seen }) {
  const t = useTranslations("contentForm.linkCheck");
  const sizeOf = useFileSize();
  const size = size_in_kb === null ? "" : sizeOf(size_in_kb);
  return (
    <p className="text-success-text flex items-center gap-1.5 text-sm wrap-anywhere">
      <Check aria-hidden className="size-4 shrink-0" />
      {t(size_in_kb === null ? "fineUnsized" : "fine", {
        type: file_type ?? "",
        size,
        host: final_host ?? "",
      })}
    </p>
  );
}

function Problem({ problem, ownFix }: { problem: SeenProblem; ownFix: string | undefined }) {
  const { message, fix } = usePreflightWords()(problem);
  return (
    <li className="text-warning-text flex items-start gap-1.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere">{[message, ownFix ?? fix].filter(Boolean).join(" ")}</span>
    </li>
  );
}
