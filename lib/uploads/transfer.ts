import { DetailedError, type PreviousUpload, Upload } from "tus-js-client";
import { z } from "zod";
import { ApiError, apiErrorBodySchema } from "#lib/http/api-error.ts";
import { callApi } from "#lib/http/call.ts";
import { untilWorthTrying } from "#lib/http/until-worth-trying.ts";
import { apiRoutes } from "#lib/routes.ts";
import { claim, claimedElsewhere } from "./claims.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { markWhole } from "./remembered.ts";
import { type UploadLink, uploadLinkSchema } from "./schema.ts";
import { judgeAnswer, type UploadFault } from "./upload-fault.ts";

export type TransferEvents = {
  onSent: (bytes: number) => void;
  /** The network or the server is away; it goes on by itself. */
  onOffline: () => void;
  /** Every byte has arrived; the file is being looked at. */
  onWhole: () => void;
  onLinked: (link: UploadLink) => void;
  onFault: (fault: UploadFault) => void;
};

export type Transfer = {
  /** Begins, or goes on from where the server is. */
  go: () => void;
  stop: () => void;
  /** Stops, and has the server delete what arrived. */
  discard: () => void;
  /** Where its bytes go; null until the server has a place for them. */
  uploadUrl: () => string | null;
};

/** Whether another file of this tab goes to this place. */
export type IsHeld = (uploadUrl: string) => boolean;

/** Small enough that a proxy on the way takes it, large enough that waiting for answers costs little. */
const PART_BYTES = 8 * 1024 * 1024;
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Brings one file to the dashboard, however often the line breaks, and asks for its address. */
export function createTransfer(
  file: File,
  accountId: string,
  events: TransferEvents,
  isHeld: IsHeld,
): Transfer {
  let leaving = new AbortController();
  let failures = 0;
  const fingerprint = fingerprintOf(accountId, file);

  const upload = new Upload(file, {
    endpoint: apiRoutes.uploads(),
    chunkSize: PART_BYTES,
    metadata: { filename: file.name },
    // What goes without a name is not kept for another visit.
    fingerprint: async () => (await fingerprint) ?? "",
    // Waiting is done here: the library would begin anew when a server is away for a moment.
    retryDelays: null,
    onProgress: (sent) => events.onSent(sent),
    onChunkComplete: () => {
      failures = 0;
    },
    onUploadUrlAvailable: () => {
      upload.options.endpoint = null;
      if (upload.url) claim(upload.url);
    },
    onSuccess: () => void finish(leaving.signal),
    onError: (error) => void recover(...answerOf(error), leaving.signal),
  });

  async function send(signal: AbortSignal) {
    if (upload.url === null) {
      const [elsewhere, earlier] = await Promise.all([claimedElsewhere(), upload.findPreviousUploads()]);
      // From here to its place being taken nothing may wait: another file could take it too.
      const newest = newestFree(earlier, (url) => isHeld(url) || elsewhere.has(url));
      if (newest) {
        if (newest.uploadUrl) claim(newest.uploadUrl);
        upload.resumeFromPreviousUpload(newest);
        upload.options.endpoint = null;
      }
    }
    if (!signal.aborted) upload.start();
  }

  async function finish(signal: AbortSignal) {
    events.onWhole();
    if (upload.url) markWhole(window.localStorage, accountId, upload.url);
    const id = upload.url?.split("/").at(-1) ?? "";
    try {
      const { data } = await callApi(apiRoutes.uploadLink(id), {
        method: "POST",
        schema: linkAnswer,
        signal,
      });
      events.onLinked(data.data);
    } catch (error) {
      if (signal.aborted) return;
      const { status, message } = error instanceof ApiError ? error : { status: 0, message: "" };
      await recover(status, message, signal);
    }
  }

  async function recover(status: number, message: string, signal: AbortSignal) {
    const verdict = (await isReadable(file)) ? judgeAnswer(status, message) : { code: "unreadable" as const };
    if (signal.aborted) return;
    if (typeof verdict === "object") return events.onFault(verdict);
    if (verdict === "gone") {
      upload.url = null;
      upload.options.endpoint = apiRoutes.uploads();
      events.onSent(0);
    } else events.onOffline();
    await untilWorthTrying(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0, signal);
    failures += 1;
    if (!signal.aborted) await send(signal);
  }

  const stop = () => {
    leaving.abort();
    void upload.abort();
  };
  return {
    go() {
      leaving.abort();
      leaving = new AbortController();
      failures = 0;
      void send(leaving.signal);
    },
    stop,
    discard() {
      stop();
      // A server that is away forgets it after a day.
      void upload.abort(true).catch(() => undefined);
    },
    uploadUrl: () => upload.url,
  };
}

/** Where this file went in an earlier visit. Never where another file goes, be it the same. */
export function newestFree(earlier: readonly PreviousUpload[], isHeld: IsHeld): PreviousUpload | undefined {
  return earlier
    .filter(({ uploadUrl }) => uploadUrl !== null && !isHeld(uploadUrl))
    .toSorted((one, other) => Date.parse(other.creationTime) - Date.parse(one.creationTime))[0];
}

const linkAnswer = z.object({ data: uploadLinkSchema });

function answerOf(error: Error | DetailedError): [status: number, message: string] {
  if (!(error instanceof DetailedError) || !error.originalResponse) return [0, ""];
  const body = apiErrorBodySchema.safeParse(parseJson(error.originalResponse.getBody()));
  return [error.originalResponse.getStatus(), body.success ? body.data.message : ""];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A file that changed since it was chosen fails like a broken line, again and again. */
async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}
