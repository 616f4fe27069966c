"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/uploads/icon-button.tsx";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import type { UploadItem } from "#lib/uploads/items.ts";
import { uploadQueue } from "#lib/uploads/queue.ts";

/** A file for a form that somebody is filling in. */
export function TrayFile({ item }: { item: UploadItem }) {
  const t = useTranslations("uploads");
  const faultText = useFaultText();
  const { id, file, step, fault } = item;
  return (
    <li className="border-separator border-b px-3 py-2 last:border-b-0">
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 truncate" title={file.name}>
          {file.name}
        </p>
        {step === "failed" ? (
          <IconButton label={t("tray.retry", { name: file.name })} onClick={() => uploadQueue.goOn(id)}>
            <RotateCcw aria-hidden className="size-4" />
          </IconButton>
        ) : null}
        <UploadControls name={file.name} items={[item]} onGiveUp={() => uploadQueue.giveUp(id)} />
      </div>
      {fault ? (
        <p className="text-danger-text text-sm">{faultText(fault)}</p>
      ) : (
        <UploadProgress name={file.name} items={[item]} />
      )}
    </li>
  );
}
