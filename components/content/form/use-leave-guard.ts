"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { createDoubleEntry } from "./double-entry.ts";

/** What to do when the person decides to leave. */
type Departure = { leave: () => void };

/**
 * Asks before unsaved changes are left: by a link, by Back and Forward, and by closing the tab.
 *
 * Back cannot be prevented, so a second entry for the same page is laid on the history as soon as
 * there is something to lose: Back then only takes that entry off. With nothing left to lose it is
 * taken off again, so that Back never leads to the same page twice.
 */
export function useLeaveGuard(isDirty: boolean) {
  const router = useRouter();
  const [departure, setDeparture] = useState<Departure | null>(null);
  const [double] = useState(createDoubleEntry);
  const dirty = useRef(isDirty);
  useEffect(() => {
    dirty.current = isDirty;
    if (!isDirty) void double.takeOff();
    // After a save the history may still be on its way back to the first entry.
    else void double.settled().then(() => dirty.current && double.lay());
  }, [isDirty, double]);

  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = dirty.current ? leadsAway(event) : null;
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      // The next page takes the place of the second entry.
      const go = () => (double.isLaid() ? router.replace(href) : router.push(href));
      setDeparture({ leave: go });
    };
    const onPopState = (event: PopStateEvent) => {
      // Without a state it is a jump inside of the page.
      if (!dirty.current || !double.isLaid() || event.state === null) return;
      double.layAgain();
      setDeparture({ leave: () => window.history.go(-2) });
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    // On the window and while capturing: before any router hears of the click.
    window.addEventListener("click", onClick, { capture: true });
    window.addEventListener("popstate", onPopState);
    return () => {
      window.removeEventListener("beforeunload", onBeforeUnload);
      window.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("popstate", onPopState);
    };
  }, [router, double]);

  return {
    isAsking: departure !== null,
    stay: () => setDeparture(null),
    leave: () => {
      dirty.current = false;
      setDeparture(null);
      departure?.leave();
    },
    /** Lets the next navigation go without a question, once it resolves: what was typed is saved. */
    release: () => {
      dirty.current = false;
      return double.takeOff();
    },
  };
}

/** The address inside the dashboard to which a plain click on a link leads; null for any other click. */
function leadsAway(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || (link.target !== "" && link.target !== "_self") || link.hasAttribute("download")) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== window.location.origin) return null;
  const isSamePage = pathname === window.location.pathname && search === window.location.search;
  return isSamePage ? null : `${pathname}${search}${hash}`;
}
