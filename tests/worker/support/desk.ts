import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eq } from "drizzle-orm";
import { pino } from "pino";
import type { FileType } from "#lib/content/schema.ts";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { startConversion } from "#lib/server/catalog/conversions/start-conversion.ts";
import { createDatabase } from "#lib/server/db/client.ts";
import { content } from "#lib/server/db/schema/content.ts";
import { conversions } from "#lib/server/db/schema/conversions.ts";
import { tracks } from "#lib/server/db/schema/tracks.ts";
import { downloadLimits } from "#lib/server/files/download.ts";
import { createStorage } from "#lib/server/files/storage.ts";
import { createQueue, createWorkerQueue } from "#lib/server/jobs/queue.ts";
import { createWorker, type WorkerOptions } from "#lib/server/worker/create-worker.ts";
import type { WorkerDeps } from "#lib/server/worker/deps.ts";
import { READER_LIMITS } from "#lib/server/worker/read-file.ts";
import { createTestDatabase, dropDatabase } from "#tests/support/database.ts";
import { until } from "#tests/support/until.ts";
import { type FileServer, openFileServer } from "./file-server.ts";

type WorkerSettings = Partial<Pick<WorkerOptions, "limits" | "readerLimits" | "resolve" | "concurrency">>;

/** A store as the API has it, a file server, and workers on demand, over a database of its own. Files are kept in a folder unless `storageUrl` names another place. */
export async function openDesk(settings: { storageUrl?: string } = {}) {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "colophon-worker-"));
  const storageUrl = settings.storageUrl ?? pathToFileURL(join(dataDir, "files")).href;
  const server: FileServer = await openFileServer();
  const logger = pino({ level: "silent" });
  const db = createDatabase(database.url);
  const ctx: CatalogContext = {
    db,
    queue: createQueue({ databaseUrl: database.url, logger }),
    storage: await createStorage(storageUrl),
    store: { name: "Test", timeZone: "UTC", lang: "en", publicUrl: "http://localhost" },
    fileUrlAllow: [server.place],
    maxFileMb: 5,
    logger,
  };
  await ctx.queue.start();

  return {
    ctx,
    db,
    server,
    database,
    dataDir,
    storageUrl,
    startWorker: (settings: WorkerSettings = {}) =>
      createWorker({
        db,
        storage: ctx.storage,
        fileUrlAllow: ctx.fileUrlAllow,
        logger,
        queue: createWorkerQueue({ databaseUrl: database.url, logger }),
        dataDir,
        concurrency: 2,
        maxFileMb: 5,
        ...settings,
      }),
    /** What a handler takes, for tests that do a worker's steps by hand. */
    workerDeps: (): WorkerDeps => ({
      db,
      storage: ctx.storage,
      fileUrlAllow: ctx.fileUrlAllow,
      logger,
      queue: createWorkerQueue({ databaseUrl: database.url, logger }),
      tmpDir: dataDir,
      downloadLimits: downloadLimits(1),
      readerLimits: READER_LIMITS,
      shutdown: new AbortController().signal,
    }),
    async close() {
      await ctx.queue.stop();
      await db.$client.end();
      await server.close();
      await dropDatabase(database);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A title with its file, or for audio one track for each file, as a create verb writes it. */
export async function createTitle(
  { ctx, db }: Desk,
  fileType: FileType,
  ...fileUrls: string[]
): Promise<number> {
  return db.transaction(async (tx) => {
    const [title] = await tx
      .insert(content)
      .values({
        name: "A title",
        slug: `title-${crypto.randomUUID()}`,
        lang: "en",
        file_type: fileType,
        published_at: "2026-01-01T00:00:00Z",
        conversion_status: "awaiting",
      })
      .returning({ id: content.id });
    const contentId = title?.id ?? 0;
    for (const [index, fileUrl] of fileUrls.entries()) {
      const [track] =
        fileType === "audio"
          ? await tx
              .insert(tracks)
              .values({ content_id: contentId, position: index + 1, title: `Track ${index + 1}` })
              .returning({ id: tracks.id })
          : [];
      await startConversion(ctx, tx, { contentId, trackId: track?.id ?? null, fileUrl });
    }
    return contentId;
  });
}

export async function readTitle({ db }: Desk, contentId: number) {
  const [title] = await db.select().from(content).where(eq(content.id, contentId));
  if (!title) throw new Error(`There is no title ${contentId}.`);
  return title;
}

export function readConversions({ db }: Desk, contentId: number) {
  return db.select().from(conversions).where(eq(conversions.content_id, contentId)).orderBy(conversions.id);
}

export async function readConversion(desk: Desk, contentId: number) {
  const [conversion] = await readConversions(desk, contentId);
  if (!conversion) throw new Error(`Title ${contentId} has no conversion.`);
  return conversion;
}

export const untilFinal = (desk: Desk, contentId: number, limitMs?: number) =>
  until(
    () => readTitle(desk, contentId),
    ({ conversion_status: status }) => status === "done" || status === "error",
    limitMs,
  );
