"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { MenuButton } from "#components/ui/menu-button.tsx";

type FilterMenuProps<Id extends string> = {
  label: string;
  icon?: ReactNode;
  options: readonly { id: Id; label: string }[];
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
  const choose = (id: string) => {
    const next = options.find((option) => option.id === id);
    if (next) onChange(next.id);
  };
  return (
    <MenuButton
      label={label}
      groups={[{ id: "options", entries: options, chosen: value, onChoose: choose }]}
      className={`inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-table ${
        isActive
          ? "bg-accent-soft text-accent-soft-foreground"
          : "text-muted hover:bg-default hover:text-foreground"
      }`}
    >
      {icon}
      {isActive ? `${label}: ${chosen.label}` : label}
      <ChevronDown aria-hidden className="size-3.5 opacity-70" />
    </MenuButton>
  );
}
