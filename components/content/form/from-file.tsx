"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, use } from "react";
import { Button } from "#components/ui/button.tsx";
import type { AutofillField } from "#lib/content/autofill.ts";
import { FileLookContext } from "./file-look.ts";

type FromFileProps = { field: AutofillField; label: string; children: ReactNode };

/** A field with a mark beneath it while its value is that of the file, and the way back to none. */
export function FromFile({ field, label, children }: FromFileProps) {
  const t = useTranslations("contentForm.fromFile");
  const autofill = use(FileLookContext)?.autofill;
  const isFilled = autofill?.filled[field] !== undefined;
  return (
    <div data-file-fills={field} className="flex min-w-0 flex-col gap-1">
      {children}
      {isFilled ? (
        <p className="text-muted flex items-center gap-2 text-sm">
          <FileText aria-hidden className="size-3.5 shrink-0" />
          {t("mark")}
          <Button
            size="sm"
            variant="tertiary"
            aria-label={t("undo", { field: label })}
            onClick={() => autofill?.undo(field)}
          >
            {t("undoShort")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
