import { z } from "zod";
import { callApi } from "#lib/http/call.ts";
import { patiently } from "#lib/http/patiently.ts";
import { apiRoutes } from "#lib/routes.ts";
import { trackListSchema } from "#lib/tracks/schema.ts";
import type { SentWrite } from "./batch-titles.ts";

const madeSchema = z.object({ data: z.object({ id: z.number().int() }) });

/** False once the title was given up: a network that is away is not waited for any more. */
type IsWanted = () => boolean;

/** Returns the id of the new title. Its key names this one creation, however often it is asked for. Throws ApiError. */
export async function createTitle({ key, body }: SentWrite, isWanted: IsWanted): Promise<number> {
  const call = { method: "POST", body, idempotencyKey: key, schema: madeSchema } as const;
  const { data } = await patiently(() => callApi(apiRoutes.contentList(), call), { isWanted });
  return data.data.id;
}

/** Names the track that an audiobook was created with. Throws ApiError. */
export async function nameFirstTrack(contentId: number, title: string, isWanted: IsWanted): Promise<void> {
  const readTracks = () => callApi(apiRoutes.tracks(contentId), { schema: trackListSchema });
  const list = await patiently(readTracks, { isWanted });
  const [first] = list.data.data;
  if (!first || first.title === title) return;
  const url = apiRoutes.track(contentId, first.id);
  const call = { method: "PUT", body: { title }, schema: z.unknown() } as const;
  await patiently(() => callApi(url, call), { isWanted });
}

/** The key as for a title. Throws ApiError. */
export async function addTrack(
  contentId: number,
  { key, body }: SentWrite,
  isWanted: IsWanted,
): Promise<void> {
  const call = { method: "POST", body, idempotencyKey: key, schema: z.unknown() } as const;
  await patiently(() => callApi(apiRoutes.tracks(contentId), call), { isWanted });
}
