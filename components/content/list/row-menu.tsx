"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuButton } from "#components/ui/menu-button.tsx";
import type { MenuEntry } from "#components/ui/open-menu.tsx";
import { rememberListPosition } from "#lib/content/list-position.ts";
import type { ContentRow } from "#lib/content/row-schema.ts";
import { routes } from "#lib/routes.ts";

type RowMenuProps = { row: ContentRow; canEdit: boolean; onDelete: (row: ContentRow) => void };

/** What can be done with one title. */
export function RowMenu({ row, canEdit, onDelete }: RowMenuProps) {
  const t = useTranslations("content.list");
  const onAction = () => rememberListPosition(row.id);
  const entries: MenuEntry[] = [
    { id: "edit", label: canEdit ? t("edit") : t("view"), href: routes.content(row.id), onAction },
  ];
  if (row.file_type === "audio")
    entries.push({ id: "tracks", label: t("tracks"), href: routes.contentTracks(row.id), onAction });
  if (canEdit)
    entries.push({ id: "delete", label: t("delete"), isDanger: true, onAction: () => onDelete(row) });
  return (
    <MenuButton
      label={t("actionsFor", { name: row.name })}
      isIconOnly
      placement="bottom end"
      groups={[{ id: "actions", entries }]}
      className="relative z-10 inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground"
    >
      <Ellipsis aria-hidden className="size-4" />
    </MenuButton>
  );
}
