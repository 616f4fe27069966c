import "server-only";
import { DoorError } from "./door-error.ts";
import { isContentId, isTrackId } from "./ids.ts";
import type { SignedInVisit } from "./route.ts";

/** A JSON answer with the store's ETag; 304 when the browser already holds it, and it says that every byte is the same. */
export function answer(
  { request }: Pick<SignedInVisit, "request">,
  json: unknown,
  { status = 200, etag = null }: { status?: number; etag?: string | null } = {},
): Response {
  const headers = new Headers();
  if (etag !== null && ETAG.test(etag)) headers.set("etag", etag);
  const held = request.method === "GET" ? request.headers.get("if-none-match") : null;
  if (etag?.startsWith('"') && held?.split(/\s*,\s*/).includes(etag))
    return new Response(null, { status: 304, headers });
  return Response.json(json, { status, headers });
}

const ETAG = /^(W\/)?"[\x21\x23-\x7e]*"$/;

/** The ETag an editor started from, in its exact form or not at all. */
export function readIfMatch({ request }: Pick<SignedInVisit, "request">): string | null {
  const given = request.headers.get("if-match");
  if (given !== null && !ETAG.test(given)) {
    throw new DoorError("invalid", "If-Match must be one ETag.", {
      status: 400,
      said: { code: "bad_if_match", params: {} },
    });
  }
  return given;
}

/** The key under which the store does this submission only once, or null. Throws DoorError. */
export function readIdempotencyKey({ request }: Pick<SignedInVisit, "request">): string | null {
  const given = request.headers.get("idempotency-key");
  if (given === null || /^[\x21-\x7e]{1,255}$/.test(given)) return given;
  throw new DoorError("invalid", "The Idempotency-Key must be 1 to 255 visible ASCII characters.", {
    status: 400,
    said: { code: "bad_idempotency_key", params: {} },
  });
}

/** The id of a title in the path. Throws DoorError. */
export function readContentId({ params }: Pick<SignedInVisit, "params">): string {
  const id = params.contentId ?? "";
  if (!isContentId(id))
    throw new DoorError("not_found", "Content not found.", {
      said: { code: "content_not_found", params: {} },
    });
  return id;
}

export function readTrackId({ params }: Pick<SignedInVisit, "params">): number {
  return toTrackId(params.trackId ?? "");
}

/** The track that `track_id` of the query names, if it does. Throws DoorError. */
export function readWantedTrack({ request }: Pick<SignedInVisit, "request">): number | undefined {
  const id = new URL(request.url).searchParams.get("track_id");
  return id === null ? undefined : toTrackId(id);
}

function toTrackId(id: string): number {
  if (!isTrackId(id))
    throw new DoorError("not_found", "Track not found.", { said: { code: "track_not_found", params: {} } });
  return Number(id);
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}
