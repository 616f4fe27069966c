"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

/** What to do when the person decides to leave. */
type Departure = { leave: () => void };

/**
 * Asks before unsaved changes are left: by a link, by Back and Forward, and by closing the tab.
 *
 * Back cannot be prevented, so a second entry for the same page is laid on the history as soon as
 * there is something to lose: Back then only takes that entry off. Without changes it goes on by itself.
 */
export function useLeaveGuard(isDirty: boolean) {
  const router = useRouter();
  const [departure, setDeparture] = useState<Departure | null>(null);
  const dirty = useRef(isDirty);
  const isDoubled = useRef(false);
  useEffect(() => {
    dirty.current = isDirty;
    if (!isDirty || isDoubled.current) return;
    isDoubled.current = true;
    doubleEntry();
  }, [isDirty]);

  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = dirty.current ? leadsAway(event) : null;
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      const go = () => (isDoubled.current ? router.replace(href) : router.push(href));
      setDeparture({ leave: go });
    };
    const onPopState = (event: PopStateEvent) => {
      // Without a state it is a jump inside of the page.
      if (!isDoubled.current || event.state === null) return;
      if (!dirty.current) {
        isDoubled.current = false;
        window.history.back();
        return;
      }
      doubleEntry();
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
  }, [router]);

  /** Lets the next navigation go without a question: what was typed is saved, or given up. */
  const release = () => {
    dirty.current = false;
    isDoubled.current = false;
  };
  return {
    isAsking: departure !== null,
    stay: () => setDeparture(null),
    leave: () => {
      release();
      setDeparture(null);
      departure?.leave();
    },
    release,
  };
}

/** The router keeps its own state in the entry; a copy of it makes Back to the first one a matter of the same page. */
function doubleEntry() {
  window.history.pushState(window.history.state, "");
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
