import { Hono } from "hono";
import type { CatalogContext } from "../../catalog/context.ts";
import { addTrack } from "../../catalog/tracks/add-track.ts";
import { deleteTrack } from "../../catalog/tracks/delete-track.ts";
import { getTrack, listTracks } from "../../catalog/tracks/list-tracks.ts";
import { reorderTracks } from "../../catalog/tracks/reorder-tracks.ts";
import { updateTrack } from "../../catalog/tracks/update-track.ts";
import type { ApiContext, ApiEnv } from "../api-env.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { answerOnce } from "./answer-once.ts";
import { answerJson } from "./json-answer.ts";
import { addressOf, ifMatchOf, trackIdOf } from "./request.ts";

/** The tracks of an audiobook (contract 3.5). */
export function trackRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  const answerTracks = async (c: ApiContext) => {
    const { json, etag } = await listTracks(ctx, addressOf(c));
    return answerJson(c, `{"data":${json}}`, { etag });
  };

  app.get("/:id/tracks", answerTracks);

  app.post("/:id/tracks", async (c) => {
    const body = await readJsonBody(c);
    return answerOnce(c, ctx, async (inside) => {
      const { id } = await addTrack(inside, addressOf(c), body, ifMatchOf(c));
      return { json: `{"data":${await getTrack(inside, id)}}`, status: 201 };
    });
  });

  // Before the single track: the word "order" wins over a track of that name.
  app.put("/:id/tracks/order", async (c) => {
    await reorderTracks(ctx, addressOf(c), await readJsonBody(c), ifMatchOf(c));
    return answerTracks(c);
  });

  app.put("/:id/tracks/:track", async (c) => {
    const trackId = trackIdOf(c);
    await updateTrack(ctx, addressOf(c), trackId, await readJsonBody(c), ifMatchOf(c));
    return answerJson(c, `{"data":${await getTrack(ctx, trackId)}}`);
  });

  app.delete("/:id/tracks/:track", async (c) => {
    await deleteTrack(ctx, addressOf(c), trackIdOf(c), ifMatchOf(c));
    return c.body(null, 204);
  });

  return app;
}
