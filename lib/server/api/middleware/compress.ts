import { promisify } from "node:util";
import zlib from "node:zlib";
import { accepts } from "hono/accepts";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../api-env.ts";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Below this a packet is sent either way. */
const WORTHWHILE_BYTES = 1024;

const PACK = {
  br: (plain: Buffer) => brotli(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (plain: Buffer) => gzip(plain, { level: 4 }),
};

/** Compresses JSON for clients that ask for it. The ETag stays strong: it names the content, `Vary` the form. */
export const compress = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  if (!c.req.header("accept-encoding") || !c.res.headers.get("content-type")?.includes("json")) return;
  c.header("vary", "Accept-Encoding");
  const encoding = accepts(c, {
    header: "Accept-Encoding",
    supports: ["br", "gzip"],
    default: "identity",
  });
  if ((encoding !== "br" && encoding !== "gzip") || c.req.method === "HEAD") return;
  const plain = Buffer.from(await c.res.clone().arrayBuffer());
  if (plain.length < WORTHWHILE_BYTES) return;
  const packed = await PACK[encoding](plain);
  c.res = new Response(new Uint8Array(packed), c.res);
  c.header("content-encoding", encoding);
  c.header("content-length", String(packed.length));
});
