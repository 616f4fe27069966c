"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Toolbar } from "react-aria-components/Toolbar";

export type ChipItem = { id: string; label: string; note?: string | undefined };
type ChipListProps = {
  label: string;
  items: readonly ChipItem[];
  lang?: string | undefined;
  /** Left out where nothing may be removed. */
  onRemove?: ((id: string) => void) | undefined;
};

/**
 * Words that were added, each with a button to remove it. One stop of the Tab key; arrow keys move
 * among them, Delete and Backspace remove. Plain elements: titles come with hundreds of words.
 */
export function ChipList({ label, items, lang, onRemove }: ChipListProps) {
  const t = useTranslations("contentForm.chips");
  if (items.length === 0) return null;
  const name = t("listLabel", { label, count: items.length });
  // Contained: a letter typed beside hundreds of words must not paint them all again.
  const chips = (
    <ul className="-m-1 flex flex-wrap gap-1.5 p-1 contain-content" aria-label={onRemove ? undefined : name}>
      {items.map(({ id, label: text, note }) => (
        <li
          key={id}
          className="bg-default text-table flex min-h-7 max-w-full items-center gap-1.5 rounded-md px-2 has-[button]:pe-0.5"
        >
          <span lang={lang} className={note ? "shrink-0" : "wrap-anywhere"}>
            {text}
          </span>
          {note ? <span className="text-muted">{note}</span> : null}
          {onRemove ? <RemoveButton label={t("remove", { text })} onRemove={() => onRemove(id)} /> : null}
        </li>
      ))}
    </ul>
  );
  return onRemove ? <Toolbar aria-label={name}>{chips}</Toolbar> : chips;
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  const remove = (button: HTMLElement) => {
    focusBeside(button);
    onRemove();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    remove(event.currentTarget);
  };
  return (
    <button
      type="button"
      aria-label={label}
      className="text-muted hover:text-foreground hover:bg-surface-tertiary grid size-6 shrink-0 place-items-center rounded-md"
      onClick={(event) => remove(event.currentTarget)}
      onKeyDown={onKeyDown}
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}

/** The focus goes to the next word, and with the last one back to where words are typed. */
function focusBeside(button: HTMLElement) {
  const chip = button.closest("li");
  const neighbour = chip?.nextElementSibling ?? chip?.previousElementSibling;
  const next =
    neighbour?.querySelector("button") ?? chip?.closest("[data-chip-field]")?.querySelector("input");
  next?.focus();
}
