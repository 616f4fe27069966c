"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { rememberListPosition } from "#lib/content/list-position.ts";
import type { ContentRow } from "#lib/content/queries.ts";
import { routes } from "#lib/routes.ts";

type RowMenuProps = { row: ContentRow; canEdit: boolean; onDelete: (row: ContentRow) => void };

const TRIGGER = "button button--sm button--ghost button--icon-only relative z-10 size-8 text-muted";

/** What can be done with one title. A hundred real menus would slow the page down: each is made when first opened. */
export function RowMenu({ row, canEdit, onDelete }: RowMenuProps) {
  const t = useTranslations("content.list");
  const [isMade, setMade] = useState(false);
  const label = t("actionsFor", { name: row.name });
  if (!isMade)
    return (
      <button
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        className={TRIGGER}
        onClick={() => setMade(true)}
      >
        <Ellipsis aria-hidden />
      </button>
    );
  const remember = () => rememberListPosition(row.id);
  return (
    <Dropdown defaultOpen>
      <Dropdown.Trigger aria-label={label} className={TRIGGER}>
        <Ellipsis aria-hidden />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu aria-label={label}>
          <Dropdown.Item id="edit" href={routes.content(row.id)} onAction={remember}>
            {canEdit ? t("edit") : t("view")}
          </Dropdown.Item>
          {row.file_type === "audio" ? (
            <Dropdown.Item id="tracks" href={routes.contentTracks(row.id)} onAction={remember}>
              {t("tracks")}
            </Dropdown.Item>
          ) : null}
          {canEdit ? (
            <Dropdown.Item id="delete" variant="danger" onAction={() => onDelete(row)}>
              {t("delete")}
            </Dropdown.Item>
          ) : null}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
