"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useState, useSyncExternalStore } from "react";
import { createSilence } from "#lib/conversions/silence.ts";

const Silence = createContext<number | null>(null);
const answered = () => null;

/** Lets everything below know when what it shows of conversions is not answered for any more. */
export function SilenceProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [silence] = useState(() => createSilence(client.getQueryCache()));
  const since = useSyncExternalStore(silence.subscribe, silence.read, answered);
  return <Silence value={since}>{children}</Silence>;
}

/** The moment, in ms, that what is shown is from, once answers fail to come; null while they do. */
export function useSilence(): number | null {
  return use(Silence);
}

/** From when it is what is shown, and that nothing need be done. Belongs in an element that is read out. */
export function SilenceNote({ since }: { since: number }) {
  const t = useTranslations("conversions");
  const format = useFormatter();
  return (
    <NoAnswer>{t("silent", { time: format.dateTime(new Date(since), { timeStyle: "medium" }) })}</NoAnswer>
  );
}

/** That something is not answered now. Belongs in an element that is read out. */
export function NoAnswer({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 text-warning-text text-xs tabular-nums">
      <CloudOff aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  );
}
