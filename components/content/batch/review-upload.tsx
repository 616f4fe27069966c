"use client";

import { useTranslations } from "next-intl";
import { UploadControls } from "#components/uploads/upload-controls.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { useUploadsOf } from "#lib/uploads/use-uploads.ts";

type ReviewUploadProps = { uploadId: string; fileName: string };

/** How far the file of a title under review is. To give it up is to leave its title out. */
export function ReviewUpload({ uploadId, fileName }: ReviewUploadProps) {
  const t = useTranslations("uploads.review");
  const items = useUploadsOf([uploadId]);
  if (items.length === 0) return <p className="text-muted min-h-6 text-sm">{t("look.sending")}</p>;
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <UploadProgress name={fileName} items={items} />
      </div>
      <UploadControls name={fileName} items={items} />
    </div>
  );
}
