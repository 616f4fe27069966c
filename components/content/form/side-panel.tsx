"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId } from "react";
import { ConversionProgress } from "#components/conversions/conversion-progress.tsx";
import { EndAnnouncement } from "#components/conversions/end-announcement.tsx";
import { FileWarning } from "#components/conversions/file-warning.tsx";
import { GoneNote } from "#components/conversions/gone-note.tsx";
import { useConversionEnds } from "#components/conversions/use-conversion-ends.ts";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { useFileSize } from "#components/ui/use-file-size.ts";
import { type Content, FILE_TYPES } from "#lib/content/schema.ts";
import { isConverting } from "#lib/conversions/schema.ts";
import { useGoneTitles, useWatchedConversions } from "#lib/conversions/use-conversions.ts";
import { DeleteButton } from "../delete-button.tsx";
import { CoverPanel } from "./cover-panel.tsx";

type SidePanelProps = { content: Content; etag: string | null; canEdit: boolean };

/** What the system knows about a title and nobody types: picture, file, conversion, links and ids. */
export function SidePanel({ content, etag, canEdit }: SidePanelProps) {
  const t = useTranslations("contentForm.side");
  const { id, name, cover_url, file_type, conversion_status, conversion = null } = content;
  return (
    <aside
      aria-label={t("label")}
      className="grid max-w-[45rem] items-start gap-4 text-[0.8125rem] sm:grid-cols-2 xl:grid-cols-1"
    >
      <Panel title={t("cover")}>
        <CoverPanel content={content} etag={etag} canEdit={canEdit} />
      </Panel>
      {file_type === "physical" ? null : (
        <Panel title={t("conversion")}>
          <LiveConversion
            // A store that does not tell of conversions has no reports either.
            hasReport={conversion !== null}
            state={{ id, name, file_type, cover_url, conversion_status, conversion }}
            canEdit={canEdit}
          />
        </Panel>
      )}
      <FilePanel content={content} />
      <LinksPanel content={content} />
      <FactsPanel content={content} />
      {canEdit ? <DeleteButton id={id} name={name} etag={etag} /> : null}
    </aside>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={headingId}
      className="border-border bg-surface flex flex-col gap-2 rounded-lg border p-4"
    >
      <h2 id={headingId} className="text-muted font-medium">
        {title}
      </h2>
      {children}
    </section>
  );
}

type LiveConversionProps = {
  state: Parameters<typeof ConversionProgress>[0]["state"];
  canEdit: boolean;
  hasReport: boolean;
};

function LiveConversion({ state, canEdit, hasReport }: LiveConversionProps) {
  const watched = isConverting(state.conversion_status) ? [state.id] : [];
  const live = useWatchedConversions(watched).get(state.id);
  const isGone = useGoneTitles(watched) !== "";
  const router = useRouter();
  useConversionEnds((ids) => {
    // The cover, the counts and the links come with the end of the conversion.
    if (ids.includes(state.id)) router.refresh();
  });
  // It may have ended before anybody here saw it under way.
  const isOverUnseen =
    live !== undefined && isConverting(state.conversion_status) && !isConverting(live.conversion_status);
  useEffect(() => {
    if (isOverUnseen) router.refresh();
  }, [isOverUnseen, router]);
  const current = live ?? state;
  const isDone = current.conversion_status === "done";
  return (
    <>
      {isGone ? <GoneNote /> : <ConversionProgress state={current} canEdit={canEdit} saysDone />}
      <EndAnnouncement state={current} isGone={isGone} />
      {isDone && hasReport ? <FileWarning contentId={state.id} /> : null}
    </>
  );
}

function FilePanel({ content: { file, file_type } }: { content: Content }) {
  const t = useTranslations("contentForm.side");
  const types = useTranslations("contentForm.kinds");
  const size = useFileSize();
  const known = FILE_TYPES.find((type) => type === file_type);
  return (
    <Panel title={file_type === "physical" ? t("kind") : t("file")}>
      <p className="font-medium">{known ? types(known) : file_type}</p>
      {file ? <p className="wrap-anywhere">{`${file.name}, ${size(file.size_in_kb)}`}</p> : null}
      <p className="text-muted">{file_type === "physical" ? t("kindIsFixed") : t("fileIsFixed")}</p>
    </Panel>
  );
}

function LinksPanel({ content: { reader_url, product_url } }: { content: Content }) {
  const t = useTranslations("contentForm.side");
  if (reader_url === null && product_url === null) return null;
  return (
    <Panel title={t("links")}>
      {reader_url ? <NewTabLink href={reader_url} label={t("reader")} /> : null}
      {product_url ? <NewTabLink href={product_url} label={t("product")} /> : null}
    </Panel>
  );
}

function FactsPanel({ content }: { content: Content }) {
  const t = useTranslations("contentForm.side");
  const format = useFormatter();
  const when = (value: string) =>
    format.dateTime(new Date(value), { dateStyle: "medium", timeStyle: "short" });
  const { total_pages: pages = null } = content.metrics ?? {};
  const facts: [string, string | null | undefined][] = [
    [t("id"), String(content.id)],
    [t("slug"), content.slug],
    [t("pages"), pages ? format.number(pages) : null],
    [t("created"), when(content.created_at)],
    [t("updated"), content.updated_at ? when(content.updated_at) : null],
  ];
  return (
    <Panel title={t("facts")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Panel>
  );
}
