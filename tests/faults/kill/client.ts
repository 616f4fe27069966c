import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Random } from "#tests/fuzz/random.ts";
import type { Book } from "./books.ts";
import type { BookServer } from "./file-server.ts";
import type { KillStore } from "./store.ts";
import type { Uploader } from "./uploads.ts";

/** What the store has said yes to. */
export type Acknowledged = { book: Book; contentId: number; trackIds: number[] };

const PATIENCE_MS = 3 * 60_000;
const REQUEST_LIMIT_MS = 20_000;
const madeSchema = z.object({ data: z.object({ id: z.number() }) });

type Creating = {
  store: KillStore;
  server: BookServer;
  uploader: Uploader;
  random: Random;
  /** Until this share of the files that are fetched has been converted. */
  untilEnded: (share: number) => Promise<unknown>;
};

/** The last upload begins while there is still much to be killed. */
const LATEST_UPLOAD = 0.7;

/** Creates the books as a client does that asks again until it has its answer: those that are uploaded beside the others. */
export async function createBooks(books: readonly Book[], creating: Creating): Promise<Acknowledged[]> {
  const fetched = books.filter(({ isUploaded }) => !isUploaded);
  const uploaded = books.filter(({ isUploaded }) => isUploaded);
  const createFetched = async () => {
    const acknowledged: Acknowledged[] = [];
    for (const book of fetched) acknowledged.push(await createBook(book, creating));
    return acknowledged;
  };
  // One after the other too, but spread over the whole time.
  const createUploaded = async () => {
    const acknowledged: Acknowledged[] = [];
    for (const [index, book] of uploaded.entries()) {
      await creating.untilEnded((LATEST_UPLOAD * index) / uploaded.length);
      acknowledged.push(await createBook(book, creating));
    }
    return acknowledged;
  };
  return (await Promise.all([createFetched(), createUploaded()])).flat();
}

async function createBook(book: Book, { store, server, uploader, random }: Creating): Promise<Acknowledged> {
  const [file] = book.files;
  const contentId = await post(store, "", `title-${book.externalId}`, {
    name: `Title ${book.externalId}`,
    external_id: book.externalId,
    file_type: book.fileType,
    file_url: book.isUploaded && file ? await uploader.send(file) : server.fileUrl(book, 0),
    ...(book.hasCoverUrl ? { cover_url: server.coverUrl } : {}),
  });
  const trackIds: number[] = [];
  for (const [index] of book.files.slice(1).entries()) {
    const track = { title: `Track ${index + 2}`, file_url: server.fileUrl(book, index + 1) };
    trackIds.push(await post(store, `/${contentId}/tracks`, `track-${book.externalId}-${index + 2}`, track));
  }
  if (!book.isUploaded) await wait(random.below(400));
  return { book, contentId, trackIds };
}

/** Under its key the same request may be sent again and again: it has one effect. Gives the id. */
async function post(store: KillStore, path: string, key: string, body: object): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask(store, path, key, body);
    if (answer.status === 201) return madeSchema.parse(JSON.parse(answer.text)).data.id;
    const isPassing = answer.status === 0 || answer.status === 409 || answer.status >= 500;
    if (!isPassing || Date.now() > end)
      throw new Error(`The store answered ${answer.status} to ${key}: ${answer.text}`);
    await wait(200);
  }
}

async function ask({ apiUrl, token }: KillStore, path: string, key: string, body: object) {
  try {
    const response = await fetch(`${apiUrl}/api/v3/content${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-user-token": token, "idempotency-key": key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: String(error) };
  }
}
