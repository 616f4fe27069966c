"use client";

import { BookDashed, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { type ContentListParams, isNarrowed } from "#lib/content/search-params.ts";
import { routes } from "#lib/routes.ts";

type ListEmptyProps = {
  params: ContentListParams;
  canEdit: boolean;
  onClear: () => void;
  onFirstPage: () => void;
};

/** No titles: because the page has run dry, because nothing matches, or because there are none yet. */
export function ListEmpty({ params, canEdit, onClear, onFirstPage }: ListEmptyProps) {
  const t = useTranslations("content.list");
  const icon = (Icon: typeof BookDashed) => <Icon aria-hidden className="size-7" strokeWidth={1.25} />;
  if (params.cursor !== "")
    return (
      <EmptyState
        icon={icon(BookDashed)}
        title={t("pageEmptyTitle")}
        text={t("pageEmptyText")}
        actions={<Button onClick={onFirstPage}>{t("firstPage")}</Button>}
      />
    );
  if (isNarrowed(params))
    return (
      <EmptyState
        icon={icon(SearchX)}
        title={t("noHitsTitle")}
        text={t("noHitsText")}
        actions={<Button onClick={onClear}>{t("clearFilters")}</Button>}
      />
    );
  return (
    <EmptyState
      icon={icon(BookDashed)}
      title={t("emptyTitle")}
      text={canEdit ? t("emptyText") : t("emptyTextViewer")}
      actions={canEdit ? <LinkButton href={routes.newContent()}>{t("newTitle")}</LinkButton> : null}
    />
  );
}
