import "server-only";
import { pool } from "../db/pool.ts";

export type StoredUpload = {
  id: string;
  accountId: string;
  fileName: string;
  sizeInBytes: number;
  /** Known once the file is whole and was looked at. */
  mediaType: string | null;
  /** Where it lies in the storage; null while it is on its way. */
  storageKey: string | null;
  createdAt: Date;
  /** Whether the store was told of it, and may come for it. */
  isHandedOver: boolean;
};

/** One that nobody goes on with is forgotten after this time. */
const UNFINISHED_HOURS = 24;
/** What is whole waits this long to be used. The store keeps a copy of its own. */
const FINISHED_HOURS = 7 * 24;

/** The time of one that somebody gives up: before all others, and it does not begin anew. */
const GIVEN_UP = "-infinity";

type Row = {
  id: string;
  account_id: string;
  file_name: string;
  size_in_bytes: string;
  media_type: string | null;
  storage_key: string | null;
  created_at: Date;
  handed_over_at: Date | null;
};

const toUpload = (row: Row): StoredUpload => ({
  id: row.id,
  accountId: row.account_id,
  fileName: row.file_name,
  sizeInBytes: Number(row.size_in_bytes),
  mediaType: row.media_type,
  storageKey: row.storage_key,
  createdAt: row.created_at,
  isHandedOver: row.handed_over_at !== null,
});

type NewUpload = Pick<StoredUpload, "id" | "accountId" | "fileName" | "sizeInBytes">;

export async function insertUpload({ id, accountId, fileName, sizeInBytes }: NewUpload): Promise<void> {
  await pool().query(
    `insert into uploads (id, account_id, file_name, size_in_bytes, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
    [id, accountId, fileName, sizeInBytes, UNFINISHED_HOURS],
  );
}

export async function findUpload(id: string): Promise<StoredUpload | null> {
  const { rows } = await pool().query<Row>("select * from uploads where id = $1", [id]);
  return rows[0] ? toUpload(rows[0]) : null;
}

/** Somebody goes on with it: its time begins anew. */
export async function prolongUpload({ id, storageKey }: StoredUpload): Promise<void> {
  const hours = storageKey === null ? UNFINISHED_HOURS : FINISHED_HOURS;
  await pool().query(
    `update uploads set expires_at = now() + make_interval(hours => $2)
     where id = $1 and expires_at > '${GIVEN_UP}'`,
    [id, hours],
  );
}

export async function finishUpload(id: string, mediaType: string, storageKey: string): Promise<void> {
  await pool().query(
    `update uploads set media_type = $2, storage_key = $3, expires_at = now() + make_interval(hours => $4)
     where id = $1 and expires_at > '${GIVEN_UP}'`,
    [id, mediaType, storageKey, FINISHED_HOURS],
  );
}

/** From here on nobody can give these up any more; those that somebody has given up already stay so. */
export async function markHandedOver(ids: readonly string[]): Promise<void> {
  await pool().query(
    `update uploads set handed_over_at = now()
     where id = any($1) and handed_over_at is null and expires_at > '${GIVEN_UP}'`,
    [ids],
  );
}

/** Whether it may be deleted: not once the store was told of it. From here on the sweep deletes what is left of it. */
export async function markGivenUp(id: string): Promise<boolean> {
  const text = `update uploads set expires_at = '${GIVEN_UP}' where id = $1 and handed_over_at is null`;
  const { rowCount } = await pool().query(text, [id]);
  return rowCount === 1;
}

export async function deleteUpload(id: string): Promise<void> {
  await pool().query("delete from uploads where id = $1", [id]);
}

export async function listExpiredUploads(): Promise<StoredUpload[]> {
  const text = "select * from uploads where expires_at < now() order by expires_at limit 1000";
  const { rows } = await pool().query<Row>(text);
  return rows.map(toUpload);
}

/** Which of these ids are of uploads that are still on their way. */
export async function unfinishedUploadIds(ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string }>(
    "select id from uploads where id = any($1) and storage_key is null",
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
