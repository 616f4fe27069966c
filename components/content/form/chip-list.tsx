"use client";

import { Tag, TagGroup } from "@heroui/react";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";

export type ChipItem = { id: string; label: string; note?: string | undefined };
type ChipListProps = {
  label: string;
  items: readonly ChipItem[];
  lang?: string | undefined;
  /** Left out where nothing may be removed. */
  onRemove?: ((id: string) => void) | undefined;
};

/** Words that were added, each with a button to remove it. Arrow keys move among them, Delete removes. */
export function ChipList({ label, items, lang, onRemove }: ChipListProps) {
  const t = useTranslations("contentForm.chips");
  if (items.length === 0) return null;
  const remove = (keys: Set<string | number>) => {
    for (const key of keys) onRemove?.(String(key));
  };
  return (
    <TagGroup
      aria-label={t("listLabel", { label, count: items.length })}
      size="md"
      {...(onRemove ? { onRemove: remove } : {})}
    >
      <TagGroup.List items={items} className="flex flex-wrap gap-1.5">
        {({ id, label: text, note }) => (
          <Tag id={id} textValue={text} className="max-w-full rounded-md">
            <span lang={lang} className="truncate" title={text}>
              {text}
            </span>
            {note ? <span className="text-muted truncate">{note}</span> : null}
            {onRemove ? (
              <Tag.RemoveButton aria-label={t("remove", { text })}>
                <X aria-hidden className="size-3.5" />
              </Tag.RemoveButton>
            ) : null}
          </Tag>
        )}
      </TagGroup.List>
    </TagGroup>
  );
}
