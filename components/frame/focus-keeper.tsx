"use client";

import { useEffect } from "react";
import { afterFrames } from "#components/ui/after-frames.ts";

/** Where somebody can go on: the row, the part of the page, the dialog. */
const PLACES = "li, search, section, form, fieldset, [role=dialog], [role=alertdialog], main";
const DIALOGS = "[role=dialog], [role=alertdialog]";
/** Menus, dialogs and those who know better give the focus back within two. */
const FRAMES = 3;

/**
 * A control that goes with what it did, is hidden, or cannot be pressed again, takes the focus with it: it passes to the place
 * around it, else to where it was in the page before, so that whoever works by keys goes on from there and not from the top.
 */
export function FocusKeeper() {
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let trail: Element[] = [];
    let lastInPage: Element | null = null;
    const follow = ({ target }: Event) => {
      trail = target instanceof Element ? trailOf(target) : [];
      if (target instanceof HTMLElement && target.closest("main")) lastInPage = target;
    };
    const keep = (lost: readonly Element[]) => focusOn(placeAround(lost) ?? topDialog() ?? lastInPage);
    // Whoever presses beside everything wants it so.
    const forget = () => {
      trail = [];
    };
    document.addEventListener("focusin", follow, { signal });
    document.addEventListener("pointerdown", forget, { signal, capture: true });

    const look = () => {
      const lost = trail;
      if (!isLost(lost)) return;
      // A dialog would send it to its first control.
      if (lost.some((element) => element.isConnected && element.matches(DIALOGS))) keep(lost);
      else afterFrames(FRAMES, () => trail === lost && isLost(lost) && keep(lost));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ["disabled"],
    });
    return () => {
      leaving.abort();
      observer.disconnect();
    };
  }, []);
  return null;
}

function trailOf(element: Element): Element[] {
  const { parentElement } = element;
  return parentElement === null ? [element] : [element, ...trailOf(parentElement)];
}

function isLost([last]: readonly Element[]): boolean {
  const { activeElement, body } = document;
  if (last === undefined || last === body) return false;
  if (!last.isConnected) return activeElement === null || activeElement === body;
  const isOut = last.matches(":disabled") || !last.checkVisibility();
  return isOut && (activeElement === body || activeElement === last);
}

function placeAround([, ...around]: readonly Element[]): Element | null {
  return around.find((element) => element.matches(PLACES) && element.checkVisibility()) ?? null;
}

/** The dialog under which the page is out of reach; a note in its corner is none. */
function topDialog(): Element | undefined {
  const isOut = (one: Element) => one.closest("[inert], [aria-hidden=true]") !== null;
  const page = document.querySelector("main");
  if (!page || !isOut(page)) return undefined;
  const dialogs = [...document.querySelectorAll(DIALOGS)];
  return dialogs.findLast((one) => one.checkVisibility() && !isOut(one) && !one.closest("[role=region]"));
}

function focusOn(place: Element | null) {
  const there = place?.isConnected && !place.matches(":disabled") ? place : document.querySelector("main");
  if (!(there instanceof HTMLElement)) return;
  if (there.tabIndex < 0 && !there.hasAttribute("tabindex")) there.tabIndex = -1;
  there.focus({ preventScroll: there.matches(PLACES) });
}
