import { Readable } from "node:stream";
import { Hono } from "hono";
import type { CatalogContext } from "../catalog/context.ts";
import type { ApiEnv } from "./api-env.ts";
import { answerNotFound } from "./error-response.ts";

/** A name of a cover: no slash and no leading dot, so that no other file can be reached. */
const COVER_NAME = /^[\w-][\w.-]*\.(webp|jpg|jpeg|png|gif|avif)$/;

const MEDIA_TYPES: Record<string, string> = {
  webp: "image/webp",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  avif: "image/avif",
};

/** Covers, for anyone. The name holds a hash of the picture, so it may be kept for ever. */
export function coverRoutes({ storage }: Pick<CatalogContext, "storage">): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get("/:name", async (c) => {
    const name = c.req.param("name");
    const mediaType = MEDIA_TYPES[COVER_NAME.exec(name)?.[1] ?? ""];
    const key = `covers/${name}`;
    if (!mediaType || !(await storage.exists(key))) return answerNotFound(c);
    const headers = {
      "content-type": mediaType,
      "content-length": String(await storage.size(key)),
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
    };
    if (c.req.method === "HEAD") return c.body(null, 200, headers);
    const stream = await storage.getStream(key);
    return c.body(Readable.toWeb(stream) as ReadableStream<Uint8Array>, 200, headers);
  });

  return app;
}
