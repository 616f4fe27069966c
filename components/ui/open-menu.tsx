"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import type { MenuButtonProps, MenuGroup } from "./menu-button.tsx";

/** The real menu behind a MenuButton: open when it appears, and from then on as often as it is pressed. */
export function OpenMenu({ label, isIconOnly, className, placement, groups, children }: MenuButtonProps) {
  return (
    <Dropdown defaultOpen>
      <Dropdown.Trigger aria-label={isIconOnly ? label : undefined} className={className}>
        {children}
      </Dropdown.Trigger>
      <Dropdown.Popover placement={placement ?? "bottom start"} className="max-w-[min(20rem,90vw)]">
        <Dropdown.Menu aria-label={label}>
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
      {group.entries.map(({ id, label: entryLabel, text, href, isDanger, onAction }) => (
        <Dropdown.Item
          key={id}
          id={id}
          textValue={text ?? (typeof entryLabel === "string" ? entryLabel : id)}
          href={href}
          variant={isDanger ? "danger" : "default"}
          onAction={onAction}
        >
          {chosen === undefined ? null : <Dropdown.ItemIndicator />}
          {entryLabel}
        </Dropdown.Item>
      ))}
    </Dropdown.Section>
  );
}
