import type { Dispatcher } from "undici";
import type { AllowedHosts } from "./address-guard.ts";
import { ask, dropBody, firstOf, followRedirects, openAgents } from "./guarded-request.ts";

export type RemoteLimits = {
  connectTimeoutMs: number;
  maxRedirects: number;
  /** Of the beginning and of all later pieces together. */
  maxBytes: number;
};

/** A file that stays where it is, looked at piece by piece. */
export type RemoteFile = {
  /** Where the redirects ended. */
  url: URL;
  status: number;
  /** What the server calls it, such as `application/pdf`; null when it does not say. */
  mediaType: string | null;
  /** Null when the server does not say. */
  sizeInBytes: number | null;
  head: Buffer;
  /** Null when it cannot be had: the server sends no pieces, or enough was read. */
  read(position: number, length: number): Promise<Buffer | null>;
};

type Options = { url: URL; allow: AllowedHosts; limits: RemoteLimits; signal: AbortSignal };

const HEAD_BYTES = 64 * 1024;
/** Enough to tell what a file is, when its server falls silent after them. */
const MIN_HEAD_BYTES = 512;

/**
 * Opens the file behind an address by its first bytes, hands it to `look`, and closes every connection.
 * Guarded like a download (contract 5); nothing is written.
 *
 * @throws FileError `unreachable`, `too_many_redirects`; the errors of undici; the reason of `signal`
 */
export async function withRemoteFile<Result>(
  options: Options,
  look: (file: RemoteFile) => Promise<Result>,
): Promise<Result> {
  const { connectTimeoutMs, maxRedirects } = options.limits;
  const agents = openAgents({ connectTimeoutMs, idleTimeoutMs: connectTimeoutMs });
  const { allow, signal } = options;
  try {
    const headers = { range: `bytes=0-${HEAD_BYTES - 1}` };
    const { url, response } = await followRedirects({ ...options, agents, headers, maxRedirects });
    const isPart = response.statusCode === 206;
    const head = await readBody(response, isPart ? HEAD_BYTES : options.limits.maxBytes);
    let bytesLeft = options.limits.maxBytes - head.length;

    return await look({
      url,
      status: response.statusCode,
      mediaType: firstOf(response.headers["content-type"])?.split(";")[0]?.trim().toLowerCase() || null,
      sizeInBytes: sizeOf(response, head),
      head,
      async read(position, length) {
        const inHead = head.subarray(position, position + length);
        if (inHead.length === length) return inHead;
        if (!isPart || length > bytesLeft) return null;
        bytesLeft -= length;
        const range = `bytes=${position}-${position + length - 1}`;
        const piece = await ask({ url, allow, agents, signal, headers: { range } });
        const isRight = firstOf(piece.headers["content-range"])?.startsWith(`bytes ${position}-`) ?? false;
        if (piece.statusCode === 206 && isRight) return readBody(piece, length);
        dropBody(piece);
        return null;
      },
    });
  } finally {
    await agents.close();
  }
}

function sizeOf({ statusCode, headers }: Dispatcher.ResponseData, head: Buffer): number | null {
  const stated =
    statusCode === 200
      ? firstOf(headers["content-length"])
      : /\/(\d+)$/.exec(firstOf(headers["content-range"]) ?? "")?.[1];
  if (stated !== undefined && Number.isSafeInteger(Number(stated))) return Number(stated);
  return statusCode === 200 && head.length === 0 ? 0 : null;
}

/** The first bytes of a body; what has come, when the server falls silent after enough of them. */
async function readBody(response: Dispatcher.ResponseData, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= maxBytes) break;
    }
  } catch (error) {
    if (size < MIN_HEAD_BYTES) throw error;
  }
  dropBody(response);
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
