import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Dispatcher } from "undici";
import type { AllowedHosts, Resolve } from "./address-guard.ts";
import { directLink } from "./direct-link.ts";
import { FileError, fileError } from "./file-error.ts";
import { downloadedFileName } from "./file-name.ts";
import { dropBody, firstOf, followRedirects, openAgents } from "./guarded-request.ts";

export type DownloadLimits = {
  maxBytes: number;
  connectTimeoutMs: number;
  /** Longest silence of the other side. */
  idleTimeoutMs: number;
  /** What the other side sends at least in each `idleTimeoutMs`. */
  minBytesPerIdleTimeout: number;
  totalTimeoutMs: number;
  maxRedirects: number;
};

/** The limits of contract 5; MAX_FILE_MB decides the size. */
export const downloadLimits = (maxFileMb: number): DownloadLimits => ({
  maxBytes: maxFileMb * 1024 * 1024,
  connectTimeoutMs: 10_000,
  idleTimeoutMs: 30_000,
  minBytesPerIdleTimeout: 32 * 1024,
  totalTimeoutMs: 30 * 60_000,
  maxRedirects: 3,
});

export type Downloaded = { path: string; name: string; sizeInBytes: number; checksumSha256: string };

type DownloadOptions = {
  url: string;
  /** Where the file is written. When the download fails, nothing is left there. */
  path: string;
  allow: AllowedHosts;
  limits: DownloadLimits;
  /** Looks names up in another way than this machine does. */
  resolve?: Resolve | undefined;
  signal?: AbortSignal;
  /** Bytes so far, and the whole when the other side says it. */
  onProgress?: (bytes: number, totalBytes: number | null) => void;
};

/**
 * Fetches a file that a stranger named, guarded as in contract 5: every address on the way is
 * checked and the connection goes to the checked one, redirects are followed by hand, and size, time,
 * silence and slowness have limits. The body goes to disk as it comes, hashed on the way.
 *
 * @throws FileError `unreachable`, `unavailable`, `refused` or `too_large`; the reason of `signal`
 */
export async function download(options: DownloadOptions): Promise<Downloaded> {
  const { path, limits, signal } = options;
  const deadline = AbortSignal.timeout(limits.totalTimeoutMs);
  const ending = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const agents = openAgents(limits, options.resolve);
  try {
    const { maxRedirects } = limits;
    const start = new URL(directLink(options.url));
    const asked = { url: start, allow: options.allow, agents, signal: ending, maxRedirects };
    const { url, response } = await followRedirects(asked);
    refuseBadStatus(response);
    const { sizeInBytes, checksumSha256 } = await writeBody(response, options, ending);
    const name = downloadedFileName(firstOf(response.headers["content-disposition"]), url, "file");
    return { path, name, sizeInBytes, checksumSha256 };
  } catch (error) {
    await rm(path, { force: true });
    signal?.throwIfAborted();
    if (error instanceof FileError) throw error;
    if (deadline.aborted) {
      throw fileError("download_too_long", {});
    }
    throw fromNetwork(error);
  } finally {
    await agents.close();
  }
}

function refuseBadStatus(response: Dispatcher.ResponseData): void {
  const { statusCode } = response;
  if (statusCode === 200) return;
  dropBody(response);
  if (statusCode === 404 || statusCode === 410) {
    throw fileError("not_found", { status: statusCode });
  }
  if (statusCode === 401 || statusCode === 403) {
    throw fileError("not_shared", { status: statusCode });
  }
  const isPassing = statusCode >= 500 || [408, 425, 429].includes(statusCode);
  throw fileError(isPassing ? "server_failed" : "server_refused", { status: statusCode });
}

async function writeBody(response: Dispatcher.ResponseData, options: DownloadOptions, signal: AbortSignal) {
  const { path, limits, onProgress } = options;
  const announced = Number(firstOf(response.headers["content-length"]) ?? Number.NaN);
  const totalBytes = Number.isSafeInteger(announced) ? announced : null;
  const hash = createHash("sha256");
  let sizeInBytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeInBytes += chunk.length;
      if (sizeInBytes > limits.maxBytes) return done(tooLarge(limits.maxBytes));
      hash.update(chunk);
      onProgress?.(sizeInBytes, totalBytes);
      done(null, chunk);
    },
  });
  if (totalBytes !== null && totalBytes > limits.maxBytes) {
    dropBody(response);
    throw tooLarge(limits.maxBytes);
  }
  let checkedBytes = 0;
  const rateCheck = setInterval(() => {
    const arrived = sizeInBytes - checkedBytes;
    checkedBytes = sizeInBytes;
    const { minBytesPerIdleTimeout: least } = limits;
    if (arrived < least) counting.destroy(fileError("stopped_sending", {}, `${arrived} bytes of ${least}`));
  }, limits.idleTimeoutMs);
  try {
    await pipeline(response.body, counting, createWriteStream(path, { flags: "wx" }), { signal });
  } finally {
    clearInterval(rateCheck);
  }
  if (sizeInBytes === 0) throw fileError("empty_file", {});
  return { sizeInBytes, checksumSha256: hash.digest("hex") };
}

function tooLarge(maxBytes: number): FileError {
  return fileError("too_large", { max_mb: Math.floor(maxBytes / 1024 / 1024) });
}

/** Before an answer everything is "unreachable"; once the server has spoken, it broke off or fell silent. */
function fromNetwork(error: unknown): FileError {
  const code = codeOf(error);
  const detail = `${code} ${error instanceof Error ? error.message : String(error)}`;
  if (code === "UND_ERR_BODY_TIMEOUT" || code === "UND_ERR_HEADERS_TIMEOUT") {
    return fileError("stopped_sending", {}, detail);
  }
  const isBroken = ["UND_ERR_SOCKET", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "ECONNRESET", "UND_ERR_ABORTED"];
  if (isBroken.includes(code)) {
    return fileError("broke_off", {}, detail);
  }
  return fileError("unreachable", {}, detail);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
