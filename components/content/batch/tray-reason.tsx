"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePreflightWords } from "#components/conversions/preflight/use-preflight-words.ts";
import { Button } from "#components/ui/button.tsx";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import type { AutofillField } from "#lib/content/autofill.ts";
import { retryWithout } from "#lib/content/batch.ts";
import { usedValues } from "#lib/content/batch-said.ts";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { RefusedFileError } from "#lib/content/file-said.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { routes } from "#lib/routes.ts";
import { UploadError } from "#lib/uploads/upload-fault.ts";

/** Why a title was not made, and the way on where what its file says stands in the way. */
export function TrayReason({ title }: { title: BatchTitle }) {
  const t = useTranslations("uploads.tray");
  const sentence = useSentence();
  const { key, said } = title;
  const refused = refusedFields(title);
  const isTaken = refused.includes("external_id");
  const isNothingLeft = title.refused.length > 0 && title.error instanceof RefusedFileError;
  const owner = isTaken ? said?.owner : null;
  return (
    <div className="mt-0.5 flex flex-col items-start gap-1 text-sm">
      <p className="text-danger-text wrap-anywhere">
        {owner ? t("owner", { isbn: said?.values.external_id ?? "" }) : sentence(title.error)}{" "}
        {isNothingLeft ? t(title.isMore ? "noTrackLeft" : "nothingLeft") : null}
        {owner ? (
          <Link className="text-link font-serif" href={routes.content(owner.id)}>
            {owner.name}
          </Link>
        ) : null}
      </p>
      {refused.length > 0 ? (
        <Button size="sm" variant="secondary" onClick={() => retryWithout(key, refused)}>
          {t(isTaken && refused.length === 1 ? "withoutIsbn" : "withoutWords")}
        </Button>
      ) : null}
    </div>
  );
}

/** The fields that the store refused, of those that the file filled: the title can do without them. */
function refusedFields({ plan, said, error }: BatchTitle): AutofillField[] {
  if (!(error instanceof ApiError)) return [];
  const refused = new Set(Object.keys(error.fieldErrors).map((path) => path.split(".")[0]));
  const given = Object.keys(usedValues(plan, said)) as AutofillField[];
  return given.filter((field) => field !== "name" && refused.has(field));
}

function useSentence() {
  const t = useTranslations("uploads.tray");
  const faultText = useFaultText();
  const errorText = useErrorText();
  const words = usePreflightWords();
  return (error: unknown): string => {
    if (error instanceof UploadError) return faultText(error.fault);
    if (error instanceof RefusedFileError) {
      const { message, fix } = words(error.problem);
      return t("refused", { file: error.fileName, reason: [message, fix].filter(Boolean).join(" ") });
    }
    const fields = error instanceof ApiError ? Object.values(error.fieldErrors).flat() : [];
    const { text, detail } = errorText(error);
    return fields.length > 0 ? fields.join(" ") : (detail ?? text);
  };
}
