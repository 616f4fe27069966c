"use client";

import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from "react";

export type MenuEntry = {
  id: string;
  label: ReactNode;
  /** What typing a letter finds, where the label is not text. */
  text?: string;
  href?: string;
  isDanger?: boolean;
  onAction?: () => void;
};

export type MenuGroup = {
  id: string;
  heading?: ReactNode;
  entries: readonly MenuEntry[];
  /** The entry with the tick, in a group that is a choice of one. */
  chosen?: string;
  onChoose?: (id: string) => void;
};

export type MenuButtonProps = {
  /** Name of the menu, and of the button where it shows a picture only. */
  label: string;
  isIconOnly?: boolean;
  className: string;
  placement?: "bottom start" | "bottom end" | "top start";
  groups: readonly MenuGroup[];
  children: ReactNode;
};

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
