import { Readable } from "node:stream";
import { readRange } from "#lib/storage/read-range.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { readReversed, type SoundPart } from "../../files/cut-sound.ts";
import type { ApiContext } from "../api-env.ts";

type StoredFile = {
  key: string;
  mediaType: string;
  /** As much of the file as is shown: nothing beside it can be asked for. */
  part: SoundPart;
  etag: string;
  disposition: string;
};

/** A stored file, or the part of it that `Range` names, streamed (RFC 9110). */
export async function answerFile(
  c: ApiContext,
  { storage }: Pick<CatalogContext, "storage">,
  { key, mediaType, part, etag, disposition }: StoredFile,
): Promise<Response> {
  const sizeInBytes = part.head.length + part.end - part.start;
  const headers: Record<string, string> = {
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=300",
    "content-disposition": disposition,
    "content-security-policy": "default-src 'none'; frame-ancestors 'self'",
    "content-type": mediaType,
    "x-content-type-options": "nosniff",
    etag,
  };
  const condition = c.req.header("if-range");
  const isStillSame = condition === undefined || condition === etag;
  const wanted = isStillSame ? readRange(c.req.header("range"), sizeInBytes) : "all";
  if (wanted === "none" || sizeInBytes === 0) {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${sizeInBytes}` },
    });
  }
  const { start, end } = wanted === "all" ? { start: 0, end: sizeInBytes - 1 } : wanted;
  headers["content-length"] = String(end - start + 1);
  if (wanted !== "all") headers["content-range"] = `bytes ${start}-${end}/${sizeInBytes}`;
  const status = wanted === "all" ? 200 : 206;
  if (c.req.method === "HEAD") return new Response(null, { status, headers });
  return new Response(toWeb(await streamOf(storage, key, part, start, end)), { status, headers });
}

/** Bytes of a part, its head in front, both ends included. */
async function streamOf(
  storage: CatalogContext["storage"],
  key: string,
  part: SoundPart,
  start: number,
  end: number,
): Promise<Readable> {
  const { head } = part;
  if (start >= head.length) return rangeOf(storage, key, part, start - head.length, end - head.length);
  const beginning = head.subarray(start, end + 1);
  if (end < head.length) return Readable.from([beginning]);
  const rest = await rangeOf(storage, key, part, 0, end - head.length);
  return Readable.from(
    (async function* () {
      yield beginning;
      yield* rest;
    })(),
  );
}

/** Bytes of a part behind its head, both ends included. */
async function rangeOf(
  storage: CatalogContext["storage"],
  key: string,
  { start: partStart, reversedBytes }: SoundPart,
  start: number,
  end: number,
): Promise<Readable> {
  const load = (from: number, to: number) => storage.getRange(key, partStart + from, partStart + to);
  return reversedBytes ? Readable.from(readReversed(load, start, end, reversedBytes)) : load(start, end);
}

/** A picture that was made of a book; `key` is one of ours, its bytes never change. */
export async function answerPicture(
  c: ApiContext,
  { storage }: Pick<CatalogContext, "storage">,
  key: string,
): Promise<Response | null> {
  if (!(await storage.exists(key))) return null;
  const headers = {
    "cache-control": "private, max-age=300",
    "content-length": String(await storage.size(key)),
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
  };
  if (c.req.method === "HEAD") return new Response(null, { headers });
  return new Response(toWeb(await storage.getStream(key)), { headers });
}

/** A name for the browser's window and for saving, whatever characters it has (RFC 8187). */
export function inlineAs(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `inline; filename*=UTF-8''${encoded}`;
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
