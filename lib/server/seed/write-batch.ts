import type { Client } from "pg";
import { externalIdKey } from "../catalog/content/external-id-key.ts";
import { bisacLabel } from "../catalog/terms/bisac-label.ts";
import { copyRows } from "./copy-rows.ts";
import type { SeedTerm } from "./generate-terms.ts";
import type { SeedTitle } from "./generate-title.ts";

/** Ids of the terms that are known already, by taxonomy and name. */
export type TermIds = Map<string, string>;

export type NumberedTitle = SeedTitle & { id: string };

/** Writes titles with all that belongs to them, in one transaction. */
export async function writeBatch(
  client: Client,
  titles: NumberedTitle[],
  { termIds, timeZone }: { termIds: TermIds; timeZone: string },
): Promise<void> {
  await client.query("begin");
  try {
    await writeContent(client, titles, timeZone);
    await writePrices(client, titles);
    await writeTerms(client, titles, termIds);
    await writeTracks(client, titles);
    await writeConversions(client, titles);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

const CONTENT_COLUMNS = [
  "id",
  "external_id",
  "external_id_key",
  "name",
  "slug",
  "lang",
  "file_type",
  "published_at",
  "created_at",
  "updated_at",
  "free",
  "preview",
  "description",
  "conversion_status",
  "total_pages",
  "total_words",
  "total_seconds",
  "pages",
  "height",
  "width",
  "weight",
  "stock",
  "has_author",
  "has_bisac",
  "has_lasting_price",
];

function writeContent(client: Client, titles: NumberedTitle[], timeZone: string): Promise<void> {
  const rows = titles.map((title) => [
    title.id,
    title.externalId,
    title.externalId && externalIdKey(title.externalId),
    title.name,
    title.slug,
    title.lang,
    title.fileType,
    `${title.publishedDay} 00:00:00 ${timeZone}`,
    title.createdAt,
    title.updatedAt,
    title.isFree,
    title.hasPreview,
    title.description,
    title.conversionStatus,
    title.totals?.pages,
    title.totals?.words,
    title.totals?.seconds,
    title.printed?.pages,
    title.printed?.height,
    title.printed?.width,
    title.printed?.weight,
    title.printed?.stock,
    title.terms.some(({ taxonomy }) => taxonomy === "author"),
    title.terms.some(({ taxonomy }) => taxonomy === "bisac"),
    title.prices.length > 0,
  ]);
  return copyRows(client, "content", CONTENT_COLUMNS, rows);
}

function writePrices(client: Client, titles: NumberedTitle[]): Promise<void> {
  const rows = titles.flatMap(({ id, prices }) =>
    prices.map(({ currency, amountMinor }) => [id, currency, amountMinor]),
  );
  return copyRows(client, "prices", ["content_id", "currency_id", "amount_minor"], rows);
}

const keyOf = ({ taxonomy, name }: SeedTerm) => `${taxonomy} ${name}`;

async function writeTerms(client: Client, titles: NumberedTitle[], termIds: TermIds): Promise<void> {
  await learnTerms(client, titles, termIds);
  const rows = titles.flatMap(({ id, terms }) => {
    const counts = new Map<string, number>();
    return terms.map((term) => {
      const position = (counts.get(term.taxonomy) ?? 0) + 1;
      counts.set(term.taxonomy, position);
      return [id, term.taxonomy, position, termIds.get(keyOf(term))];
    });
  });
  await copyRows(client, "content_terms", ["content_id", "taxonomy", "position", "term_id"], rows);
}

/** Creates the terms that nobody has used so far, and remembers the ids of all. */
async function learnTerms(client: Client, titles: NumberedTitle[], termIds: TermIds): Promise<void> {
  const unknown = new Map<string, SeedTerm>();
  for (const { terms } of titles)
    for (const term of terms) if (!termIds.has(keyOf(term))) unknown.set(keyOf(term), term);
  // In one order for everyone: whoever creates the same terms at the same time must not wait in a circle.
  const terms = [...unknown].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, term]) => term);
  const taxonomies = terms.map(({ taxonomy }) => taxonomy);
  const names = terms.map(({ name }) => name);
  const labels = terms.map(({ taxonomy, name }) => (taxonomy === "bisac" ? bisacLabel(name) : null));
  await client.query(
    `insert into catalog.terms (taxonomy, name, label)
     select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (taxonomy, name) do nothing`,
    [taxonomies, names, labels],
  );
  const { rows } = await client.query<SeedTerm & { id: string }>(
    `select t.id::text, t.taxonomy, t.name
     from catalog.terms t join unnest($1::text[], $2::text[]) as wanted (taxonomy, name) using (taxonomy, name)`,
    [taxonomies, names],
  );
  for (const { id, ...term } of rows) termIds.set(keyOf(term), id);
}

function writeTracks(client: Client, titles: NumberedTitle[]): Promise<void> {
  const rows = titles.flatMap(({ id, tracks }) =>
    tracks.map(({ title, durationSeconds }, index) => [id, index + 1, title, durationSeconds]),
  );
  return copyRows(client, "tracks", ["content_id", "position", "title", "duration_seconds"], rows);
}

/** Of titles that were put off or have failed, so that they can be started again. */
async function writeConversions(client: Client, titles: NumberedTitle[]): Promise<void> {
  const ids = titles.filter(({ conversionStatus }) => conversionStatus !== "done").map(({ id }) => id);
  await client.query(
    `insert into catalog.conversions (content_id, track_id, file_url, status, message, retryable, finished_at)
     select c.id, t.id, 'https://files.example/' || c.slug, c.conversion_status,
       case when c.conversion_status = 'error' then 'The server at files.example did not answer. Try again later.' end,
       c.conversion_status = 'error',
       case when c.conversion_status = 'error' then c.updated_at end
     from catalog.content c left join catalog.tracks t on t.content_id = c.id
     where c.id = any($1::bigint[])`,
    [ids],
  );
}
