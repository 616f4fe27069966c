import { promisify } from "node:util";
import zlib from "node:zlib";
import { accepts } from "hono/accepts";
import type { ApiContext } from "./api-env.ts";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Below this a packet is sent either way. */
const WORTHWHILE_BYTES = 1024;

/** The logarithm of the window: room for 256 KB, as few answers are longer, and memory is taken for all of it. */
const BROTLI_WINDOW = 18;

const PACK = {
  br: (plain: Buffer) =>
    brotli(plain, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 4,
        [zlib.constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  gzip: (plain: Buffer) => gzip(plain, { level: 4 }),
};

export type Packed = { encoding: keyof typeof PACK; bytes: Buffer<ArrayBuffer> };

/** The body as the client wants it compressed; null when it stays as it is. */
export async function pack(c: ApiContext, plain: Buffer): Promise<Packed | null> {
  if (plain.length < WORTHWHILE_BYTES || c.req.method === "HEAD") return null;
  const supports = Object.keys(PACK);
  const encoding = accepts(c, { header: "Accept-Encoding", supports, default: "identity" });
  if (encoding !== "br" && encoding !== "gzip") return null;
  return { encoding, bytes: await PACK[encoding](plain) };
}
