import pg from "pg";
import type { Acknowledged } from "./client.ts";
import type { KillStore } from "./store.ts";

type Title = {
  id: number;
  external_id: string | null;
  conversion_status: string;
  total_pages: number | null;
  file_key: string | null;
  cover_key: string | null;
};
type Track = {
  id: number;
  content_id: number;
  position: number;
  duration_seconds: number | null;
  file_key: string | null;
};
type Conversion = {
  id: number;
  content_id: number;
  position: number | null;
  status: string;
  code: string | null;
  attempt: number;
  derived_key: string | null;
  page_count: number | null;
};
type Attempt = { conversion_id: number; attempt: number; outcome: string | null; started_at: Date };
type StoredFile = { storage_key: string; size_in_bytes: number; checksum_sha256: string };

export type Rows = {
  titles: Title[];
  tracks: Track[];
  conversions: Conversion[];
  attempts: Attempt[];
  files: StoredFile[];
  openJobs: { name: string; state: string; count: number }[];
};

const QUERIES = {
  titles: `select c.id::int, c.external_id, c.conversion_status, c.total_pages, c.cover_key, f.storage_key as file_key
    from catalog.content c left join catalog.files f on f.id = c.file_id order by c.id`,
  tracks: `select t.id::int, t.content_id::int, t.position, t.duration_seconds, f.storage_key as file_key
    from catalog.tracks t left join catalog.files f on f.id = t.file_id order by t.content_id, t.position`,
  conversions: `select v.id::int, v.content_id::int, t.position, v.status, v.code, v.attempt, v.derived_key, v.page_count
    from catalog.conversions v left join catalog.tracks t on t.id = v.track_id order by v.id`,
  attempts: `select conversion_id::int, attempt, outcome, started_at
    from catalog.conversion_attempts order by conversion_id, attempt`,
  files: "select storage_key, size_in_bytes::float8, checksum_sha256 from catalog.files order by storage_key",
  openJobs: `select name, state::text, count(*)::int from jobs.job
    where state < 'completed' and name not like '\\_\\_%' group by name, state`,
};

export async function readRows({ databaseUrl }: Pick<KillStore, "databaseUrl">): Promise<Rows> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin transaction isolation level repeatable read");
    const read = async <Row extends pg.QueryResultRow>(query: string) =>
      (await client.query<Row>(query)).rows;
    return {
      titles: await read<Title>(QUERIES.titles),
      tracks: await read<Track>(QUERIES.tracks),
      conversions: await read<Conversion>(QUERIES.conversions),
      attempts: await read<Attempt>(QUERIES.attempts),
      files: await read<StoredFile>(QUERIES.files),
      openJobs: await read<Rows["openJobs"][number]>(QUERIES.openJobs),
    };
  } finally {
    await client.end();
  }
}

/** A job that is lost this often in a row is given up for good: the only error that kills may cause. */
const TRIES = 6;

export function checkRows(rows: Rows, acknowledged: readonly Acknowledged[]): string[] {
  return [
    ...checkNames(rows, acknowledged),
    ...acknowledged.flatMap((each) => checkTitle(rows, each)),
    ...rows.conversions.flatMap((conversion) => checkAttempts(rows, conversion)),
    ...rows.openJobs.map(({ name, state, count }) => `${count} jobs ${name} are still ${state}`),
  ];
}

/** What was acknowledged is there once, and nothing else is. */
function checkNames({ titles, tracks }: Rows, acknowledged: readonly Acknowledged[]): string[] {
  const given = acknowledged.map(({ contentId, book }) => `${contentId} ${book.externalId}`);
  const held = titles.map(({ id, external_id }) => `${id} ${external_id}`);
  const trackIds = new Set(tracks.map(({ id }) => id));
  const expectedTracks = acknowledged
    .filter(({ book }) => book.fileType === "audio")
    .reduce((sum, { book }) => sum + book.files.length, 0);
  return [
    ...given.filter((name) => !held.includes(name)).map((name) => `acknowledged and lost: title ${name}`),
    ...held.filter((name) => !given.includes(name)).map((name) => `created twice: title ${name}`),
    ...acknowledged
      .flatMap(({ trackIds: ids }) => ids)
      .filter((id) => !trackIds.has(id))
      .map((id) => `acknowledged and lost: track ${id}`),
    ...(tracks.length === expectedTracks ? [] : [`${tracks.length} tracks instead of ${expectedTracks}`]),
  ];
}

/** Each file ended as it had to, or was interrupted too often, and says what it holds. */
function checkTitle(rows: Rows, { book, contentId }: Acknowledged): string[] {
  const title = rows.titles.find(({ id }) => id === contentId);
  const tracks = rows.tracks.filter(({ content_id }) => content_id === contentId);
  const conversions = rows.conversions.filter(({ content_id }) => content_id === contentId);
  const complaints: string[] = [];
  for (const [index, file] of book.files.entries()) {
    const position = book.fileType === "audio" ? index + 1 : null;
    const conversion = conversions.find((each) => each.position === position);
    const what = `title ${contentId}, ${file.name}`;
    if (!conversion) complaints.push(`${what}: has no conversion`);
    else if (conversion.status === "error" && conversion.code === "interrupted") {
      if (conversion.attempt < TRIES)
        complaints.push(`${what}: given up after ${conversion.attempt} attempts`);
    } else if (conversion.status === "done" ? file.code !== null : conversion.code !== file.code)
      complaints.push(`${what}: ended ${conversion.status} ${conversion.code}, not ${file.code ?? "done"}`);
    if (conversion?.status !== "done") continue;
    if (book.fileType === "pdf" && title?.total_pages !== file.pages)
      complaints.push(`${what}: counts ${title?.total_pages} pages, not ${file.pages}`);
    const duration = tracks[index]?.duration_seconds;
    if (book.fileType === "audio" && duration !== file.seconds)
      complaints.push(`${what}: lasts ${duration} seconds, not ${file.seconds}`);
  }
  const expected = conversions.some(({ status }) => status === "error") ? "error" : "done";
  if (title?.conversion_status !== expected)
    complaints.push(`title ${contentId}: is ${title?.conversion_status}, its conversions say ${expected}`);
  return complaints;
}

/** One attempt took effect, the last one, and none before it. */
function checkAttempts({ attempts }: Rows, { id, status }: Conversion): string[] {
  const own = attempts.filter(({ conversion_id }) => conversion_id === id);
  const done = own.filter(({ outcome }) => outcome === "done");
  const open = own.filter(({ outcome }) => outcome === null);
  const gap = own.find(({ attempt }, index) => index > 0 && attempt <= (own[index - 1]?.attempt ?? 0));
  return [
    ...(done.length === (status === "done" ? 1 : 0)
      ? []
      : [`conversion ${id}: ${done.length} attempts were done`]),
    ...(status === "done" && own.at(-1)?.outcome !== "done"
      ? [`conversion ${id}: went on after it was done`]
      : []),
    ...(open.length > 0 ? [`conversion ${id}: an attempt never ended`] : []),
    ...(gap ? [`conversion ${id}: attempts out of order`] : []),
  ];
}
