"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type Option<Id extends string> = { id: Id; label: string };
type FilterMenuProps<Id extends string> = {
  label: string;
  icon?: ReactNode;
  options: readonly Option<Id>[];
  /** The chosen option; the first one means "not narrowed". */
  value: Id;
  onChange: (id: Id) => void;
};

/** One way to narrow or order the list: a button that says what is chosen, and the choices. */
export function FilterMenu<Id extends string>({
  label,
  icon,
  options,
  value,
  onChange,
}: FilterMenuProps<Id>) {
  const chosen = options.find(({ id }) => id === value);
  const isActive = chosen !== undefined && chosen !== options[0];
  return (
    <Dropdown>
      <Dropdown.Trigger
        className={`button button--sm gap-1.5 px-2.5 font-normal text-table ${
          isActive ? "bg-accent-soft text-accent-soft-foreground" : "text-muted hover:bg-default"
        }`}
      >
        {icon}
        {isActive ? `${label}: ${chosen.label}` : label}
        <ChevronDown aria-hidden className="opacity-70" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom start">
        <Dropdown.Menu
          aria-label={label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onSelectionChange={(keys) => {
            const next = options.find(({ id }) => keys !== "all" && keys.has(id));
            if (next) onChange(next.id);
          }}
        >
          {options.map(({ id, label: text }) => (
            <Dropdown.Item key={id} id={id} textValue={text}>
              <Dropdown.ItemIndicator />
              {text}
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
