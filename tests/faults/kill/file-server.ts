import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Book } from "./books.ts";

export type BookServer = {
  /** `127.0.0.1:port`, as FILE_URL_ALLOW wants it. */
  place: string;
  fileUrl(book: Book, index: number): string;
  coverUrl: string;
  close(): Promise<void>;
};

const PIECES = 8;
const PAUSE_MS = 60;

/** Serves the files of the books, each a little at a time, so that a kill often falls into a download. */
export async function serveBooks(books: readonly Book[], cover: Buffer): Promise<BookServer> {
  const bodies = new Map(
    books.flatMap((book) =>
      book.files.map(({ body }, index): [string, Buffer | null] => [pathOf(book, index), body]),
    ),
  );
  bodies.set("/cover.jpg", cover);
  const server = createServer(async ({ url = "" }, res) => {
    const body = bodies.get(url);
    if (body) await trickle(body, res);
    else res.writeHead(404).end("nothing here");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place,
    fileUrl: (book, index) => `http://${place}${pathOf(book, index)}`,
    coverUrl: `http://${place}/cover.jpg`,
    async close() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

async function trickle(body: Buffer, res: ServerResponse): Promise<void> {
  res.writeHead(200, { "content-length": body.length });
  const length = Math.ceil(body.length / PIECES);
  for (let at = 0; at < body.length && !res.destroyed; at += length) {
    res.write(body.subarray(at, at + length));
    await wait(PAUSE_MS);
  }
  res.end();
}

function pathOf({ externalId, files }: Book, index: number): string {
  return `/${externalId}/${index}/${files[index]?.name}`;
}
