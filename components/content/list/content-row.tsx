"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { StateBadge } from "#components/conversions/state-badge.tsx";
import { useSaid } from "#components/conversions/use-said.ts";
import { Cover } from "#components/ui/cover.tsx";
import { Day } from "#components/ui/time.tsx";
import { rememberListPosition } from "#lib/content/list-position.ts";
import type { ContentRow as Row } from "#lib/content/row-schema.ts";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { routes } from "#lib/routes.ts";
import { Price } from "../price.tsx";
import { COLUMNS, ROW_HEIGHT } from "./columns.ts";
import { fileTypeName } from "./file-type-name.ts";
import { RowMenu } from "./row-menu.tsx";

export const rowLinkId = (contentId: number) => `content-${contentId}`;

type ContentRowProps = {
  row: Row;
  live: ConversionState | undefined;
  canEdit: boolean;
  onDelete: (row: Row) => void;
};

/** One title. The link of its name covers the whole row; the menu lies above it. */
export function ContentRow({ row, live, canEdit, onDelete }: ContentRowProps) {
  const t = useTranslations("content.list");
  const author = firstAuthor(row, t);
  const { conversion_status: status, conversion } = live ?? row;
  const state = <StateBadge status={status ?? null} conversion={conversion ?? null} />;
  const say = useSaid();
  const reason = status === "error" && conversion ? say(conversion, conversion.message) : null;
  const type = fileTypeName(row.file_type, useTranslations("common.fileType"));
  const price = <Price prices={row.prices ?? []} isFree={row.free.enabled} />;
  const day = row.published_at ? <Day value={row.published_at} /> : null;
  return (
    <tr
      className={`relative border-separator border-b hover:bg-row-hover has-[a:focus-visible]:bg-row-hover ${ROW_HEIGHT}`}
    >
      <td className={COLUMNS.cover}>
        <div className="flex compact:scale-75 items-center justify-center">
          <Cover url={row.cover?.small ?? live?.cover_url ?? row.cover_url} name={row.name} />
        </div>
      </td>
      <td className={COLUMNS.title}>
        <div className="min-w-0 @2xl:compact:flex @2xl:compact:items-baseline @2xl:compact:gap-2">
          <Link
            id={rowLinkId(row.id)}
            href={routes.content(row.id)}
            prefetch={false}
            lang={row.lang ?? undefined}
            title={row.name}
            onClick={() => rememberListPosition(row.id)}
            className="line-clamp-2 font-serif text-[0.9375rem] leading-5 outline-none @2xl:block @2xl:truncate after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
          >
            {row.name}
          </Link>
          {author ? (
            <p className="truncate text-muted text-xs leading-4 @2xl:compact:max-w-1/2 @2xl:compact:shrink-0">
              {author}
            </p>
          ) : null}
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-muted text-xs @2xl:hidden">
          {state}
          <span>{type}</span>
          <span className="uppercase">{row.lang}</span>
          {price}
          {day}
          {row.external_id ? <span className="wrap-anywhere tabular-nums">{row.external_id}</span> : null}
        </div>
        {reason ? <p className="mt-0.5 text-danger-text text-xs @2xl:hidden">{reason}</p> : null}
      </td>
      <td
        className={`${COLUMNS.externalId} truncate text-muted tabular-nums`}
        title={row.external_id ?? undefined}
      >
        {row.external_id}
      </td>
      <td className={COLUMNS.type}>{type}</td>
      <td className={`${COLUMNS.language} text-muted`}>{row.lang}</td>
      <td className={COLUMNS.price}>{price}</td>
      <td className={COLUMNS.state}>
        {state}
        {reason ? (
          <p title={reason} className="truncate text-muted text-xs leading-4 compact:hidden">
            {reason}
          </p>
        ) : null}
      </td>
      <td className={`${COLUMNS.published} whitespace-nowrap text-muted`}>{day}</td>
      <td className={COLUMNS.actions}>
        <RowMenu row={row} canEdit={canEdit} onDelete={onDelete} />
      </td>
    </tr>
  );
}

function firstAuthor({ author = [] }: Row, t: ReturnType<typeof useTranslations<"content.list">>) {
  const [first, ...others] = author;
  if (first === undefined) return null;
  return others.length > 0 ? t("andOthers", { author: first, count: others.length }) : first;
}
