import { basename } from "node:path";
import { Readable } from "node:stream";
import { Hono } from "hono";
import { readPresentCover } from "../catalog/content/present-cover.ts";
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

const FOR_ANY_PAGE = { "cross-origin-resource-policy": "cross-origin" };

/**
 * Covers, for anyone. The name holds a hash of the picture, so it may be kept for ever; one whose picture has made
 * room for another leads to that one, for pages that were drawn before.
 */
export function coverRoutes({ storage, db }: Pick<CatalogContext, "storage" | "db">): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get("/:name", async (c) => {
    const name = c.req.param("name");
    const mediaType = MEDIA_TYPES[COVER_NAME.exec(name)?.[1] ?? ""];
    const key = `covers/${name}`;
    if (!mediaType) return answerNotFound(c);
    if (!(await storage.exists(key))) {
      const present = await readPresentCover({ db }, key);
      if (present === null) return answerNotFound(c);
      const headers = { location: basename(present), "cache-control": "no-cache", ...FOR_ANY_PAGE };
      return c.body(null, 302, headers);
    }
    const headers = {
      "content-type": mediaType,
      "content-length": String(await storage.size(key)),
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      ...FOR_ANY_PAGE,
    };
    if (c.req.method === "HEAD") return c.body(null, 200, headers);
    const stream = await storage.getStream(key);
    return c.body(Readable.toWeb(stream) as ReadableStream<Uint8Array>, 200, headers);
  });

  return app;
}
