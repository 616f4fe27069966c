"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useEffect } from "react";
import { useConversionEnds } from "#components/conversions/use-conversion-ends.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { ErrorText } from "#components/ui/error-text.tsx";
import { contentListOptions } from "#lib/content/queries.ts";
import type { ContentRow as Row } from "#lib/content/row-schema.ts";
import { type ContentListParams, contentSearchParams } from "#lib/content/search-params.ts";
import { isConverting } from "#lib/conversions/schema.ts";
import { useGoneTitles, useWatchedConversions } from "#lib/conversions/use-conversions.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { ContentRow, rowLinkId } from "./content-row.tsx";
import { ContentTable } from "./content-table.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { Pager } from "./pager.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useDeleteWithUndo } from "./use-delete-with-undo.ts";
import { useReturnToRow } from "./use-return-to-row.ts";

const NO_ROWS: readonly Row[] = [];

/** The catalog, one page at a time. Its only state is the address. */
export function ContentList({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("content.list");
  const [params, setParams] = useQueryStates(contentSearchParams);
  const { data: page, error, isPlaceholderData, refetch } = useQuery(contentListOptions(params));
  const rows = page?.data ?? NO_ROWS;
  const converting = rows.filter((row) => isConverting(row.conversion_status)).map(({ id }) => id);
  const live = useWatchedConversions(converting);
  const gone = useGoneTitles(converting);
  useEffect(() => {
    // Somebody else has deleted them.
    if (gone !== "") void refetch();
  }, [gone, refetch]);
  useConversionEnds((ids) => {
    // One that was begun elsewhere is not watched from here to its end.
    if (rows.some(({ id }) => ids.includes(id) && !converting.includes(id))) void refetch();
  });
  const deleteWithUndo = useDeleteWithUndo();
  useReturnToRow();

  const narrow = (change: Partial<ContentListParams>) =>
    // Typing replaces the address; a choice is a step that the back button undoes.
    void setParams({ ...change, cursor: "" }, { history: "q" in change ? "replace" : "push" });
  const clear = () =>
    void setParams({ q: "", type: null, lang: null, state: null, cursor: "" }, { history: "push" });
  const go = (cursor: string) => void setParams({ cursor }, { history: "push", scroll: true });

  // An address that the store cannot read, with a cursor of another search say, never will be: start anew.
  const retry = (failure: Error) => {
    if (!(failure instanceof ApiError) || failure.kind !== "invalid") void refetch();
    else if (params.cursor === "") clear();
    else go("");
  };

  const remove = (row: Row) => {
    const index = rows.indexOf(row);
    const neighbour = rows[index + 1] ?? rows[index - 1];
    void deleteWithUndo(row);
    // The row takes the focus with it: the next one receives it, once the menu has given it back.
    const next = neighbour ? rowLinkId(neighbour.id) : "page";
    requestAnimationFrame(() => document.getElementById(next)?.focus());
  };

  return (
    <>
      <Toolbar params={params} onChange={narrow} onClear={clear} />
      {page && error ? <ErrorText error={error} /> : null}
      {page && rows.length > 0 ? (
        <ContentTable isBusy={isPlaceholderData}>
          {rows.map((row) => (
            <ContentRow key={row.id} row={row} live={live.get(row.id)} canEdit={canEdit} onDelete={remove} />
          ))}
        </ContentTable>
      ) : page ? (
        <ListEmpty params={params} canEdit={canEdit} onClear={clear} onFirstPage={() => go("")} />
      ) : error ? (
        <ErrorState error={error} title={t("errorTitle")} onRetry={() => retry(error)} />
      ) : (
        <ListSkeleton />
      )}
      {error && !page ? null : <Pager page={page} isLoading={isPlaceholderData} onGo={go} />}
    </>
  );
}
