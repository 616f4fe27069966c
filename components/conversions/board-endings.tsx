import { useTranslations } from "next-intl";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { useSaid } from "./use-said.ts";

/** Tells a screen reader which conversions have ended while the board is open, and how. Nothing is seen of it. */
export function BoardEndings({ states }: { states: readonly ConversionState[] }) {
  const t = useTranslations("conversions");
  const say = useSaid();
  const told = states.map(({ name, conversion_status: status, conversion }) => {
    const reason = status === "error" && conversion ? say(conversion, conversion.message) : null;
    const outcome = t(`history.outcome.${status === "error" ? "failed" : "done"}`);
    return `${name}: ${reason ? t("endedWhy", { reason }) : outcome}`;
  });
  return (
    <p role="status" className="sr-only">
      {told.join(" ")}
    </p>
  );
}
