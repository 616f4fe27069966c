"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

type OfferedFileProps = { name: string; onUse: () => void };

/** A file that has arrived while another address stands in its field: what somebody typed is theirs to replace. */
export function OfferedFile({ name, onUse }: OfferedFileProps) {
  const t = useTranslations("contentForm.file");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p className="min-w-0 wrap-anywhere">{t("offered", { name })}</p>
      <Button size="sm" variant="secondary" onClick={onUse}>
        {t("useOffered", { name })}
      </Button>
    </div>
  );
}
