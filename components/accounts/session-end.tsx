"use client";

import { useQueryClient } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { createSessionEnd } from "#lib/accounts/session-end.ts";

const load = () => import("./sign-in-overlay.tsx");
const SignInOverlay = lazy(() => load().then((module) => ({ default: module.SignInOverlay })));

type SessionEnd = { isEnded: boolean; tellEnded: () => void; signIn: () => void };
const SessionEndContext = createContext<SessionEnd>({
  isEnded: false,
  tellEnded: () => undefined,
  signIn: () => undefined,
});

/** Lets everything below know that the session has ended, and sign in again over the page, which stays as it is. */
export function SessionEndProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const router = useRouter();
  const [sessionEnd] = useState(() => createSessionEnd(client.getQueryCache(), client.getMutationCache()));
  const isEnded = useSyncExternalStore(sessionEnd.subscribe, sessionEnd.read, () => false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // Somebody has signed in elsewhere.
    if (!isEnded) setOpen(false);
  }, [isEnded]);
  const goOn = () => {
    setOpen(false);
    void client.invalidateQueries();
    // It may be somebody else, who may do less.
    router.refresh();
  };
  // Without the network it stays closed, until it is pressed again.
  const signIn = () =>
    void load().then(
      () => setOpen(true),
      () => undefined,
    );
  return (
    <SessionEndContext value={{ isEnded, tellEnded: sessionEnd.tell, signIn }}>
      {children}
      {isOpen ? (
        <Suspense>
          <SignInOverlay purpose="goOn" isOpen onSignedIn={goOn} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </SessionEndContext>
  );
}

export const useSessionEnd = () => use(SessionEndContext);

/** That the session has ended, and the way back. Nothing as long as it lasts. */
export function SessionEndNote() {
  const t = useTranslations("accounts.sessionEnd");
  const { isEnded, signIn } = useSessionEnd();
  return (
    <p role="status" className="text-sm empty:hidden">
      {isEnded ? (
        <button
          type="button"
          className="text-danger-text flex min-h-6 cursor-pointer items-center gap-1.5 text-start underline underline-offset-2"
          onClick={signIn}
        >
          <LogIn aria-hidden className="size-4 shrink-0" />
          {t("note")}
        </button>
      ) : null}
    </p>
  );
}
