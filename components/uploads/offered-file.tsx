"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

type OfferedFileProps = { name: string; isFieldEmpty: boolean; onUse: () => void };

/** A file that has arrived and whose address is not in its field: what somebody typed, or took away, is theirs to replace. */
export function OfferedFile({ name, isFieldEmpty, onUse }: OfferedFileProps) {
  const t = useTranslations("contentForm.file");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p className="min-w-0 wrap-anywhere">{t("offered", { name, isFieldEmpty: String(isFieldEmpty) })}</p>
      <Button size="sm" variant="secondary" className="max-w-full" onClick={onUse}>
        <span className="truncate">{t("useOffered", { name })}</span>
      </Button>
    </div>
  );
}
