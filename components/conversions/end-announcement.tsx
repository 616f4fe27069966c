"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { useSaid } from "./use-said.ts";

type EndAnnouncementProps = {
  state: Pick<ConversionState, "conversion_status" | "conversion">;
  /** Whether its title was deleted meanwhile. */
  isGone: boolean;
};

/** Tells a screen reader once how a conversion has ended while the page was open. Nothing is seen of it. */
export function EndAnnouncement({ state, isGone }: EndAnnouncementProps) {
  const { conversion_status: status, conversion } = state;
  const t = useTranslations("conversions");
  const say = useSaid();
  const now = `${status} ${conversion?.finished_at ?? ""}`;
  const [before, setBefore] = useState(now);
  const [isNews, setNews] = useState(false);
  if (now !== before) {
    setBefore(now);
    setNews(status === "done" || status === "error");
  }
  const reason = conversion && say(conversion, conversion.message);
  const failed = reason ? t("endedWhy", { reason }) : t("history.outcome.failed");
  return (
    <p role="status" className="sr-only">
      {isGone ? t("gone") : isNews ? (status === "done" ? t("history.outcome.done") : failed) : ""}
    </p>
  );
}
