import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type S3Server = {
  /** As STORAGE_URL wants it. */
  storageUrl: string;
  /** What the client reads its credentials from. */
  env: Record<string, string>;
  /** What lies in the bucket, sorted. */
  keys(): string[];
  close(): Promise<void>;
};

const BUCKET = "books";
const ACCESS_KEY = "AKIAOFTHETESTS";
/** Small, so that a few files are more than one page of a listing. */
const PAGE = 3;

type Stored = { body: Buffer; type: string };
type Answer = (req: IncomingMessage, res: ServerResponse, key: string, search: URLSearchParams) => unknown;

/** A bucket in memory behind as much of the S3 protocol as a store needs, on loopback; only signed requests are heard. */
export async function startS3Server(): Promise<S3Server> {
  const bucket = new Map<string, Stored>();
  const answers: Record<string, Answer> = {
    PUT: async (req, res, key) => {
      const body = readBody(req.headers, await buffer(req));
      bucket.set(key, { body, type: req.headers["content-type"] ?? "application/octet-stream" });
      res.setHeader("etag", `"${body.length}"`).end();
    },
    HEAD: (req, res, key) => sendObject(req, res, bucket.get(key)),
    GET: (req, res, key, search) =>
      key === "" ? sendXml(res, listed(bucket, search)) : sendObject(req, res, bucket.get(key)),
    DELETE: (_req, res, key) => {
      bucket.delete(key);
      res.writeHead(204).end();
    },
    POST: async (req, res) => {
      const text = readBody(req.headers, await buffer(req)).toString();
      for (const [, key] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) bucket.delete(key ?? "");
      sendXml(res, "<DeleteResult></DeleteResult>");
    },
  };
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? "/", "http://bucket");
    const [, name, key = ""] = /^\/([^/]+)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const isSigned = req.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/`);
    if (!isSigned) return sendXml(res, "<Error><Code>AccessDenied</Code></Error>", 403);
    if (name !== BUCKET) return sendXml(res, "<Error><Code>NoSuchBucket</Code></Error>", 404);
    await answers[req.method ?? ""]?.(req, res, key, url.searchParams);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    storageUrl: `s3://${BUCKET}?endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}`,
    env: { AWS_ACCESS_KEY_ID: ACCESS_KEY, AWS_SECRET_ACCESS_KEY: "a secret of the tests" },
    keys: () => [...bucket.keys()].toSorted(),
    async close() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

function sendXml(res: ServerResponse, xml: string, status = 200) {
  res.writeHead(status, { "content-type": "application/xml" }).end(`<?xml version="1.0"?>${xml}`);
}

function sendObject(req: IncomingMessage, res: ServerResponse, stored: Stored | undefined) {
  if (!stored) return sendXml(res, "<Error><Code>NoSuchKey</Code></Error>", 404);
  const { body, type } = stored;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? "") ?? [];
  const part = first ? body.subarray(Number(first), Number(last) + 1) : body;
  const headers: Record<string, string | number> = {
    "content-type": type,
    "content-length": part.length,
    "last-modified": new Date(0).toUTCString(),
    etag: `"${body.length}"`,
  };
  if (first) headers["content-range"] = `bytes ${first}-${last}/${body.length}`;
  res.writeHead(first ? 206 : 200, headers).end(req.method === "HEAD" ? undefined : part);
}

/** A page of keys, and folders where a delimiter is given (`ListObjectsV2`). */
function listed(bucket: ReadonlyMap<string, Stored>, search: URLSearchParams): string {
  const prefix = search.get("prefix") ?? "";
  const delimiter = search.get("delimiter") ?? "";
  const names = [...bucket.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
      return end < 0 ? key : key.slice(0, end + 1);
    });
  // Where the last page ended, whatever was deleted since.
  const after = search.get("continuation-token") ?? "";
  const left = [...new Set(names)].toSorted().filter((name) => name > after);
  const page = left.slice(0, PAGE);
  const hasMore = left.length > page.length;
  return `<ListBucketResult><IsTruncated>${hasMore}</IsTruncated>${
    hasMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ""
  }${page
    .map((name) =>
      name.endsWith("/")
        ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${name}</Key><Size>${bucket.get(name)?.body.length}</Size></Contents>`,
    )
    .join("")}</ListBucketResult>`;
}

/** A body may come in signed pieces, each behind a line with its length, and end in a checksum. */
function readBody(headers: IncomingMessage["headers"], sent: Buffer): Buffer {
  if (!String(headers["x-amz-content-sha256"]).startsWith("STREAMING-")) return sent;
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = sent.indexOf("\r\n", at);
    const length = Number.parseInt(sent.toString("latin1", at, lineEnd), 16);
    if (!length) return Buffer.concat(parts);
    parts.push(sent.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}
