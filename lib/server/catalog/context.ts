import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Storage } from "../files/storage.ts";
import type { Queue } from "../jobs/queue.ts";

export type Database = NodePgDatabase & { $client: Pool };
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** What the embedded store is, apart from its titles. */
export type Store = {
  name: string;
  /** IANA name, such as America/Argentina/Buenos_Aires: dates without a zone are read in it. */
  timeZone: string;
  /** ISO 639-1: the language of a title that names none. */
  lang: string;
  /** Origin of the Content API in links, covers and files, without a slash at the end. */
  publicUrl: string;
};

/** Everything a verb of the catalog may reach. Made once in a process, passed to every verb. */
export type CatalogContext = {
  db: Database;
  queue: Queue;
  storage: Storage;
  store: Store;
  /** `host:port` entries that the guard against private addresses lets through (FILE_URL_ALLOW). */
  fileUrlAllow: readonly string[];
  /** The largest file that this store takes. */
  maxFileMb: number;
  logger: Logger;
};
