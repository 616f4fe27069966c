import { Hono } from "hono";
import { findContentAt } from "#lib/server/catalog/content/content-address.ts";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { addTrack } from "#lib/server/catalog/tracks/add-track.ts";
import { deleteTrack } from "#lib/server/catalog/tracks/delete-track.ts";
import { getTrack, listTracks } from "#lib/server/catalog/tracks/list-tracks.ts";
import { reorderTracks } from "#lib/server/catalog/tracks/reorder-tracks.ts";
import { updateTrack } from "#lib/server/catalog/tracks/update-track.ts";
import { trackSchema } from "#lib/tracks/schema.ts";
import type { ApiContext, ApiEnv } from "../api-env.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { trackIdOf } from "../v3/request.ts";
import { addressOf } from "./address.ts";
import { withFieldNames } from "./field-names.ts";
import { presentTrack } from "./present-track.ts";
import { success } from "./success.ts";
import { toTrackInput, trackFieldNames } from "./track-input.ts";

/** Tracks of an audiobook in version 1 (contract 4.1): the verbs of version 3 in older words. */
export function createIssueTrackRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  const answerTracks = async (c: ApiContext) => {
    const issue = await findContentAt(ctx.db, addressOf(c));
    const { json } = await listTracks(ctx, { id: String(issue.id), idType: "internal" });
    const tracks = trackSchema.array().parse(JSON.parse(json));
    return success(
      c,
      tracks.map((track) => presentTrack(issue.id, track)),
    );
  };

  const answerTrack = async (c: ApiContext, trackId: number, status: 200 | 201) => {
    const issue = await findContentAt(ctx.db, addressOf(c));
    const track = trackSchema.parse(JSON.parse(await getTrack(ctx, trackId)));
    return success(c, presentTrack(issue.id, track), { status });
  };

  routes.get("/:id/tracks", answerTracks);

  routes.post("/:id/tracks", async (c) => {
    const body = await readJsonBody(c);
    const { id } = await withFieldNames(trackFieldNames(body), () =>
      addTrack(ctx, addressOf(c), toTrackInput(body)),
    );
    return answerTrack(c, id, 201);
  });

  routes.put("/:id/tracks-orders", async (c) => {
    await reorderTracks(ctx, addressOf(c), await readJsonBody(c));
    return answerTracks(c);
  });

  routes.put("/:id/tracks/:track", async (c) => {
    const body = await readJsonBody(c);
    const trackId = trackIdOf(c);
    await withFieldNames(trackFieldNames(body), () =>
      updateTrack(ctx, addressOf(c), trackId, toTrackInput(body)),
    );
    return answerTrack(c, trackId, 200);
  });

  routes.delete("/:id/tracks/:track", async (c) => {
    await deleteTrack(ctx, addressOf(c), trackIdOf(c));
    return c.body(null, 204);
  });

  return routes;
}
