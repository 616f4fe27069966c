"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import { type ReactNode, useEffect, useRef, useState } from "react";

export type MenuEntry = {
  id: string;
  label: string;
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

/** By keyboard an entry is focused at once; by pointer the menu itself. */
export type FirstFocus = "first" | "last" | "menu";

/** The real menu behind a MenuButton: it opens as soon as it is there, and from then on when it is pressed. */
export function OpenMenu({
  label,
  isIconOnly,
  className,
  placement,
  groups,
  children,
  firstFocus,
}: MenuButtonProps & { firstFocus: FirstFocus }) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isFirst, setFirst] = useState(true);
  useEffect(() => {
    // It takes the place of a button that had the focus, and gives it back here when the menu closes.
    trigger.current?.focus();
    setOpen(true);
  }, []);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setFirst(false);
      }}
    >
      <Dropdown.Trigger ref={trigger} aria-label={isIconOnly ? label : undefined} className={className}>
        {children}
      </Dropdown.Trigger>
      <Dropdown.Popover placement={placement ?? "bottom start"} className="max-w-[min(20rem,90vw)]">
        <Dropdown.Menu
          aria-label={label}
          autoFocus={isFirst && firstFocus !== "menu" ? firstFocus : undefined}
        >
          {groups.map((group) => (
            <Group key={group.id} group={group} label={label} />
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

function Group({ group, label }: { group: MenuGroup; label: string }) {
  const { chosen, onChoose } = group;
  const choice =
    chosen === undefined
      ? {}
      : {
          selectionMode: "single" as const,
          disallowEmptySelection: true,
          selectedKeys: [chosen],
          onSelectionChange: (keys: "all" | Set<string | number>) => {
            const [next] = keys === "all" ? [] : keys;
            if (next !== undefined && next !== chosen) onChoose?.(String(next));
          },
        };
  return (
    <Dropdown.Section aria-label={group.heading ? undefined : label} {...choice}>
      {group.heading ? <Header>{group.heading}</Header> : null}
      {group.entries.map(({ id, label: entryLabel, href, isDanger, onAction }) => (
        <Dropdown.Item
          key={id}
          id={id}
          textValue={entryLabel}
          href={href}
          className={isDanger ? "text-danger-text" : ""}
          onAction={onAction}
        >
          {chosen === undefined ? null : <Dropdown.ItemIndicator />}
          {entryLabel}
        </Dropdown.Item>
      ))}
    </Dropdown.Section>
  );
}
