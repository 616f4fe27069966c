import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api-env.ts";
import { pack } from "../packing.ts";

/**
 * Compresses JSON for clients that ask for it, unless whoever wrote it has done so: `Vary` says. The ETag
 * stays strong: it names the content, `Vary` the form.
 */
export const compress = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  // Asked first: looking at the headers of an answer makes it a slower one.
  if (!c.req.header("accept-encoding")) return;
  const { headers } = c.res;
  if (headers.has("vary") || !headers.get("content-type")?.includes("json")) return;
  c.header("vary", "Accept-Encoding");
  const packed = await pack(c, Buffer.from(await c.res.clone().arrayBuffer()));
  if (!packed) return;
  c.res = new Response(packed.bytes, c.res);
  c.header("content-encoding", packed.encoding);
  c.header("content-length", String(packed.bytes.length));
});
