"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useBox } from "#lib/uploads/box.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";

/** Said where files are sent from: the store would not find them. */
export function ReachWarning() {
  const t = useTranslations("uploads");
  const settings = useBox(uploadSettings);
  if (!settings || settings.isWithinReach) return null;
  return (
    <p className="text-warning-text flex items-start gap-1.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{t("outOfReach")}</span>
    </p>
  );
}
