import { z } from "zod";
import { ApiError, type ApiErrorKind } from "#lib/http/api-error.ts";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes } from "#lib/routes.ts";
import { type AddTrack, trackListSchema } from "#lib/tracks/schema.ts";

const FIRST_WAIT_MS = 2_000;
const TRIES = 5;

const madeSchema = z.object({ data: z.object({ id: z.number().int() }) });

type NewTitle = { name: string; file_type: string; file_url: string; cover_url?: string | undefined };

/** Returns the id of the new title. `key` names this one creation, however often it is asked for. Throws ApiError. */
export async function createTitle(body: NewTitle, key: string): Promise<number> {
  const call = { method: "POST", body, idempotencyKey: key, schema: madeSchema } as const;
  const { data } = await patiently(() => callApi(apiRoutes.contentList(), call));
  return data.data.id;
}

/** Names the track that an audiobook was created with. Throws ApiError. */
export async function nameFirstTrack(contentId: number, title: string): Promise<void> {
  const list = await patiently(() => callApi(apiRoutes.tracks(contentId), { schema: trackListSchema }));
  const [first] = list.data.data;
  if (!first || first.title === title) return;
  const url = apiRoutes.track(contentId, first.id);
  await patiently(() => callApi(url, { method: "PUT", body: { title }, schema: z.unknown() }));
}

/** `key` as for a title. Throws ApiError. */
export async function addTrack(contentId: number, body: AddTrack, key: string): Promise<void> {
  const call = { method: "POST", body, idempotencyKey: key, schema: z.unknown() } as const;
  await patiently(() => callApi(apiRoutes.tracks(contentId), call));
}

/** What is over in a moment. A write that broke off arrives once, whenever it is repeated under its key. */
const PASSING: readonly ApiErrorKind[] = ["too_many", "store_unreachable", "offline"];

/** Two hundred titles take a while: in that time a store may ask to wait, and a line may break. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const isOver = !(error instanceof ApiError) || !PASSING.includes(error.kind) || tries === TRIES;
      if (isOver) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tries - 1)));
    }
  }
}
