import pg from "pg";
import type { Acknowledged } from "./client.ts";
import type { KillStore } from "./store.ts";

export type Title = {
  id: number;
  external_id: string | null;
  conversion_status: string;
  total_pages: number | null;
  total_words: number | null;
  total_seconds: number | null;
  authors: string[];
  file_key: string | null;
  /** Of its original, as its row says. */
  checksum: string | null;
  cover_key: string | null;
  cover_format: string | null;
  /** Tries of the job that fetched its cover last; 0 when none did. */
  cover_tries: number;
};
export type Track = {
  id: number;
  content_id: number;
  position: number;
  title: string;
  duration_seconds: number | null;
  file_key: string | null;
  checksum: string | null;
};
export type Conversion = {
  id: number;
  content_id: number;
  position: number | null;
  status: string;
  code: string | null;
  attempt: number;
  derived_key: string | null;
  page_count: number | null;
  chapters: { title: string; file: string; length: number }[] | null;
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
  titles: `select c.id::int, c.external_id, c.conversion_status, c.total_pages, c.total_words, c.total_seconds,
      c.cover_key, c.cover_format, f.storage_key as file_key, f.checksum_sha256 as checksum,
      array(select t.name from catalog.content_terms ct join catalog.terms t on t.id = ct.term_id
        where ct.content_id = c.id and ct.taxonomy = 'author' order by ct.position) as authors,
      coalesce((select max(j.retry_count) + 1 from jobs.job j
        where j.name = 'cover' and j.data->>'contentId' = c.id::text), 0) as cover_tries
    from catalog.content c left join catalog.files f on f.id = c.file_id order by c.id`,
  tracks: `select t.id::int, t.content_id::int, t.position, t.title, t.duration_seconds,
      f.storage_key as file_key, f.checksum_sha256 as checksum
    from catalog.tracks t left join catalog.files f on f.id = t.file_id order by t.content_id, t.position`,
  conversions: `select v.id::int, v.content_id::int, t.position, v.status, v.code, v.attempt, v.derived_key,
      v.page_count, v.chapters
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

/** What was acknowledged is there once, each attempt has ended, and no job is open. */
export function checkRows(rows: Rows, acknowledged: readonly Acknowledged[]): string[] {
  return [
    ...checkNames(rows, acknowledged),
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
