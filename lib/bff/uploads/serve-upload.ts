import "server-only";
import { Readable } from "node:stream";
import { readRange } from "#lib/storage/read-range.ts";
import { uploadStorage } from "./places.ts";
import { readSignature } from "./signed-address.ts";
import { findUpload } from "./upload-table.ts";

/** An uploaded file for whoever holds its signed address: a store, with no cookie. */
export async function serveUpload(request: Request, id: string, fileName: string): Promise<Response> {
  const signature = readSignature(id, fileName, new URL(request.url).searchParams);
  if (signature === "foreign") return sentence(403, "This address is not signed by the dashboard.");
  // A store then says that there is no file any more, and not that somebody should share it.
  if (signature === "over") return sentence(410, "The time of this address is over.");
  const upload = await findUpload(id);
  if (!upload?.storageKey) return sentence(410, "This upload is no longer kept.");

  const size = upload.sizeInBytes;
  const etag = `"${id}"`;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "cache-control": "private, no-store",
    "content-disposition": `attachment; filename*=UTF-8''${encodeRfc5987(fileName)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": upload.mediaType ?? "application/octet-stream",
    "x-content-type-options": "nosniff",
    etag,
  });
  const wanted = isStillSame(request.headers, etag) ? readRange(request.headers.get("range"), size) : "all";
  if (wanted === "none") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = wanted === "all" ? { start: 0, end: size - 1 } : wanted;
  headers.set("content-length", String(end - start + 1));
  if (wanted !== "all") headers.set("content-range", `bytes ${start}-${end}/${size}`);
  const status = wanted === "all" ? 200 : 206;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const stream = await (await uploadStorage()).getRange(upload.storageKey, start, end);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

/** A part is only good for somebody who has the beginning of the same file. */
function isStillSame(headers: Headers, etag: string): boolean {
  const condition = headers.get("if-range");
  return condition === null || condition === etag;
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function sentence(status: number, text: string): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${text}\n`, { status, headers });
}
