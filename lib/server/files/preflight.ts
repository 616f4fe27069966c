import type { Preflight, PreflightInput, PreflightProblem } from "../../content/preflight-schema.ts";
import type { DigitalType } from "../../content/schema.ts";
import type { AllowedHosts } from "./address-guard.ts";
import { directLink, sharedInstead } from "./direct-link.ts";
import { FileError, type FileErrorCode } from "./file-error.ts";
import { isWanted, recogniseStart, type Start } from "./file-kind.ts";
import { isSoundRead } from "./formats/other-sound.ts";
import { findApart } from "./found-apart.ts";
import { linkExpiry } from "./link-expiry.ts";
import { problem } from "./preflight-problem.ts";
import { type RemoteFile, withRemoteFile } from "./remote-file.ts";
import { isSignInPage } from "./sign-in-page.ts";

const LIMITS = { connectTimeoutMs: 5_000, maxRedirects: 3, maxBytes: 1024 * 1024 };
const TOTAL_TIMEOUT_MS = 8_000;
/** An editor may still be filling in the form for this long. */
const SOON_MS = 60 * 60_000;
/** What needs no mending: the store takes such a link as it is. */
const HINTS: readonly string[] = ["drive_link", "dropbox_link"];
/** How servers of files answer to a signature that is over: what it is over says more. */
const REFUSALS: readonly string[] = ["needs_login", "not_found", "server_failed"];

export type PreflightOptions = { allow: AllowedHosts; maxFileMb: number; timeoutMs?: number };

const NOTHING = {
  file_type: null,
  media_type: null,
  size_in_kb: null,
  final_host: null,
  found: null,
  cover: null,
};

/**
 * Looks at a file before it becomes a title (contract 6): at its headers, its first bytes, and, where its
 * server sends pieces, at what it says about itself and how large its cover is, in pixels; 1 MiB and 8 seconds at most. Guarded like a download, and
 * nothing is stored. Never throws for what is wrong with the file or its address: that is in `problems`.
 */
export async function preflight(
  { file_url, file_type }: PreflightInput,
  { allow, maxFileMb, timeoutMs = TOTAL_TIMEOUT_MS }: PreflightOptions,
): Promise<Preflight> {
  const instead = sharedInstead(file_url);
  if (instead) return { ok: false, ...NOTHING, problems: [problem(instead)] };
  const direct = directLink(file_url);
  const signal = AbortSignal.timeout(timeoutMs);
  const seen = await withRemoteFile({ url: new URL(direct), allow, limits: LIMITS, signal }, (file) =>
    lookAt(file, file_type ?? null, maxFileMb, signal),
  ).catch((error: unknown) => ({ ...NOTHING, problems: [fromNetwork(error)] }));
  const expiry = expiryProblem(new URL(direct));
  const found = seen.problems.filter(({ code }) => expiry?.code !== "expired" || !REFUSALS.includes(code));
  const problems = [...found, ...(expiry ? [expiry] : []), ...shareProblems(file_url, direct)];
  return {
    ok: problems.every(({ code }) => HINTS.includes(code)),
    ...seen,
    problems,
    ...(direct === file_url ? {} : { suggested_url: direct }),
  };
}

type Seen = Omit<Preflight, "ok" | "suggested_url">;

async function lookAt(
  file: RemoteFile,
  wanted: DigitalType | null,
  maxFileMb: number,
  signal: AbortSignal,
): Promise<Seen> {
  const { sizeInBytes } = file;
  const start = await recogniseStart(file.head);
  const type = typeOf(start, wanted, file.url);
  const seen = {
    file_type: type,
    media_type: type === "epub" ? "application/epub+zip" : (start.mediaType ?? file.mediaType),
    size_in_kb: sizeInBytes === null ? null : Math.ceil(sizeInBytes / 1024),
    final_host: file.url.host,
    found: null,
    cover: null,
  };
  const fault = problemOfAnswer(file, start) ?? problemOfKind(start, type, wanted);
  if (fault) return { ...seen, problems: [fault] };
  const maxBytes = maxFileMb * 1024 * 1024;
  if (sizeInBytes !== null && sizeInBytes > maxBytes)
    return { ...seen, problems: [problem("too_large", { max_mb: maxFileMb })] };
  const answer = type === null ? null : await findApart(type, file, signal);
  if (answer?.kind === "found") return { ...seen, found: answer.found, cover: answer.cover, problems: [] };
  return { ...seen, problems: answer?.kind === "refused" ? [problemInside(answer.code, type)] : [] };
}

function typeOf({ mediaType }: Start, wanted: DigitalType | null, url: URL): DigitalType | null {
  if (!mediaType) return null;
  if (mediaType === "application/epub+zip") return "epub";
  // An EPUB whose parts are in an unusual order begins like any archive.
  if (mediaType === "application/zip")
    return wanted === "epub" || /\.epub$/i.test(url.pathname) ? "epub" : null;
  if (wanted && isWanted(mediaType, wanted)) return wanted;
  if (mediaType === "application/pdf") return "pdf";
  return isSoundRead(mediaType) ? "audio" : null;
}

function problemOfAnswer(
  { status, url, head, sizeInBytes }: RemoteFile,
  { isWebPage }: Start,
): PreflightProblem | null {
  if (status === 401 || status === 403) return problem("needs_login");
  if (status === 404 || status === 410) return problem("not_found", { status });
  // A file without bytes has no first ones to send.
  if (status === 416 && sizeInBytes === 0) return problem("empty");
  if (status !== 200 && status !== 206) return problem("server_failed", { status });
  if (isWebPage) return problem(isSignInPage(url, head.toString("utf8")) ? "needs_login" : "web_page");
  return head.length === 0 ? problem("empty") : null;
}

function problemOfKind(
  { known }: Start,
  type: DigitalType | null,
  wanted: DigitalType | null,
): PreflightProblem | null {
  if (type !== null && (wanted === null || wanted === type)) return null;
  if (type === null && known === "audio" && (wanted ?? known) === known) return problem("sound_not_taken");
  return problem("wrong_type", { expected: wanted ?? "any", actual: type ?? known ?? "unknown" });
}

/** What a look inside found, which a conversion would refuse in the same way. */
function problemInside(code: FileErrorCode, type: DigitalType | null): PreflightProblem {
  if (code === "pdf_locked") return problem("encrypted");
  if (code === "epub_drm") return problem("drm");
  if (code === "epub_is_zip") return problem("wrong_type", { expected: "epub", actual: "archive" });
  if (code === "audio_is_video") return problem("wrong_type", { expected: type ?? "audio", actual: "video" });
  return problem("damaged");
}

function expiryProblem(url: URL): PreflightProblem | null {
  const expiresAt = linkExpiry(url);
  const leftMs = expiresAt ? expiresAt.getTime() - Date.now() : Number.POSITIVE_INFINITY;
  if (!expiresAt || leftMs > SOON_MS) return null;
  const at = expiresAt.toISOString().replace(/\.\d+Z$/, "Z");
  return problem(leftMs > 0 ? "expires_soon" : "expired", { at });
}

function shareProblems(given: string, direct: string): PreflightProblem[] {
  if (given === direct) return [];
  return [problem(/(^|\.)dropbox\.com$/.test(new URL(given).hostname) ? "dropbox_link" : "drive_link")];
}

/** Blocked and unreachable read alike: nobody learns from it what lies behind this machine (contract 5). */
function fromNetwork(error: unknown): PreflightProblem {
  if (error instanceof FileError && error.code === "too_many_redirects")
    return problem("too_many_redirects", error.params);
  return problem("unreachable");
}
