"use client";

import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import type { FirstFocus, MenuButtonProps } from "./open-menu.tsx";

const load = () => import("./open-menu.tsx");
const OpenMenu = lazy(() => load().then((module) => ({ default: module.OpenMenu })));
/** Without the network it stays closed, until it is pressed again. */
const loadQuietly = () =>
  load().then(
    () => true,
    () => false,
  );

/**
 * A button that opens a menu. The menu's code and markup come when it is first wanted: a list has a
 * hundred of these, and the first load of a page should not wait for any.
 */
export function MenuButton(props: MenuButtonProps) {
  /** Where the focus goes when it opens for the first time; later ones know by themselves. */
  const [first, setFirst] = useState<FirstFocus | null>(null);
  const open = async (focus: FirstFocus) => {
    if (await loadQuietly()) setFirst(focus);
  };
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    void open(event.key === "ArrowDown" ? "first" : "last");
  };
  const closed = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={first !== null}
      aria-label={props.isIconOnly ? props.label : undefined}
      className={`${props.className} cursor-pointer`}
      // A click without a pointer comes from Enter or Space.
      onClick={(event) => void open(event.detail === 0 ? "first" : "menu")}
      onKeyDown={openByArrow}
      onPointerEnter={() => void loadQuietly()}
      onFocus={() => void loadQuietly()}
    >
      {props.children}
    </button>
  );
  return first ? (
    <Suspense fallback={closed}>
      <OpenMenu {...props} firstFocus={first} />
    </Suspense>
  ) : (
    closed
  );
}
