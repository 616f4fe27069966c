"use client";

import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import type { MenuButtonProps } from "./open-menu.tsx";

const load = () => import("./open-menu.tsx");
const OpenMenu = lazy(() => load().then((module) => ({ default: module.OpenMenu })));

/**
 * A button that opens a menu. The menu's code and markup come when it is first wanted: a list has a
 * hundred of these, and the first load of a page should not wait for any.
 */
export function MenuButton(props: MenuButtonProps) {
  const [isWanted, setWanted] = useState(false);
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setWanted(true);
  };
  const closed = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={isWanted}
      aria-label={props.isIconOnly ? props.label : undefined}
      className={`${props.className} cursor-pointer`}
      onClick={() => setWanted(true)}
      onKeyDown={openByArrow}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
    >
      {props.children}
    </button>
  );
  return isWanted ? (
    <Suspense fallback={closed}>
      <OpenMenu {...props} />
    </Suspense>
  ) : (
    closed
  );
}
