import "server-only";
import type { ConversionHistory } from "#lib/conversions/history-schema.ts";
import type { RetryConversion } from "#lib/conversions/retry-schema.ts";
import type { WatchedConversions } from "#lib/conversions/state-schema.ts";
import type { ContentApi } from "#lib/upstream/content-api.ts";
import { createConversionPoll } from "./conversion-poll.ts";
import { DoorError } from "./door-error.ts";
import { isContentId } from "./ids.ts";
import { once } from "./once.ts";
import { requireAccount } from "./session.ts";
import { contentApi } from "./store.ts";
import { uploadsUrl } from "./uploads/uploads-url.ts";

const poll = once("conversions", () => createConversionPoll((ids) => contentApi().listConversions(ids)));

/** What is being converted now, and the state of the titles in `ids`; at most a second old. Throws UpstreamError. */
export function loadConversions(ids: string[]): Promise<WatchedConversions> {
  return poll().read(ids);
}

/** Starts a conversion, or tries it again; whoever asks for its state after that hears of it. Throws UpstreamError. */
export async function startConversion(
  api: ContentApi,
  contentId: string,
  asked: RetryConversion,
): Promise<void> {
  await api.retryConversion(contentId, asked).finally(() => poll().forget());
}

/** How the conversion of one title went, for pages; null where the store does not tell. Throws UpstreamError. */
export async function loadConversion(id: string): Promise<ConversionHistory | null> {
  await requireAccount();
  return readConversion(contentApi(), id);
}

/** As `loadConversion`, or with the file of one track alone; what came from this computer is named without a host. */
export async function readConversion(
  api: ContentApi,
  id: string,
  trackId?: number,
): Promise<ConversionHistory | null> {
  const history = await api.getConversion(id, trackId);
  const { host } = new URL(uploadsUrl());
  const files = history?.files.map((file) => ({
    ...file,
    attempts: file.attempts.map((attempt) =>
      attempt.file?.host === host ? { ...attempt, file: { ...attempt.file, host: null } } : attempt,
    ),
  }));
  return history && { ...history, files: files ?? [] };
}

const MAX_WATCHED = 500;

/** The titles that a browser watches, as `ids=1,2,3`. Throws DoorError. */
export function readWatchedIds(request: Request): string[] {
  const given = new URL(request.url).searchParams.get("ids") ?? "";
  if (given === "") return [];
  const ids = [...new Set(given.split(","))];
  if (ids.length <= MAX_WATCHED && ids.every(isContentId)) return ids;
  throw new DoorError("invalid", "The given data was invalid.", {
    errors: { ids: [`must be up to ${MAX_WATCHED} ids of titles, with commas between them.`] },
    said: { code: "invalid", params: {} },
    fieldsSaid: { ids: [{ code: "bad_ids", params: { max: MAX_WATCHED } }] },
  });
}
