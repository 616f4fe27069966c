import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Random } from "#tests/fuzz/random.ts";
import type { Book } from "./books.ts";
import type { BookServer } from "./file-server.ts";
import type { KillStore } from "./store.ts";

/** What the store has said yes to. */
export type Acknowledged = { book: Book; contentId: number; trackIds: number[] };

const PATIENCE_MS = 3 * 60_000;
const REQUEST_LIMIT_MS = 20_000;
const madeSchema = z.object({ data: z.object({ id: z.number() }) });

/** Creates the books one after another, as a client does that asks again until it has its answer. */
export async function createBooks(
  books: readonly Book[],
  { store, server, random }: { store: KillStore; server: BookServer; random: Random },
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (const book of books) {
    const contentId = await post(store, "", `title-${book.externalId}`, {
      name: `Title ${book.externalId}`,
      external_id: book.externalId,
      file_type: book.fileType,
      file_url: server.fileUrl(book, 0),
      ...(book.hasCoverUrl ? { cover_url: server.coverUrl } : {}),
    });
    const made: Acknowledged = { book, contentId, trackIds: [] };
    acknowledged.push(made);
    for (const [index] of book.files.slice(1).entries()) {
      const track = { title: `Track ${index + 2}`, file_url: server.fileUrl(book, index + 1) };
      const key = `track-${book.externalId}-${index + 2}`;
      made.trackIds.push(await post(store, `/${contentId}/tracks`, key, track));
    }
    await wait(random.below(400));
  }
  return acknowledged;
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
