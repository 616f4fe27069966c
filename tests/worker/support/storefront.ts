import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { z } from "zod";
import { conversionHistorySchema } from "#lib/conversions/history-schema.ts";
import { createApi } from "#lib/server/api/app.ts";
import { content } from "#lib/server/db/schema/content.ts";
import { buildZip } from "#lib/server/demo/files/zip.ts";
import { createTitle, type Desk, untilFinal } from "./desk.ts";
import { CONTAINER } from "./epub.ts";

const TOKEN = "sk_live_of_the_tests";
const NO_LIMIT = { reads: 0, writes: 0, bulk: 0 };

/** The Content API of a desk on a free port, and what a visitor and an editor do with it. */
export async function openStorefront(desk: Desk) {
  const ctx = { ...desk.ctx };
  const app = createApi(ctx, {
    storeToken: TOKEN,
    trustProxy: false,
    rateLimits: { issued: NO_LIMIT, store: NO_LIMIT, counter: "memory" },
    signingSecret: "a secret of the tests, long enough to sign",
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  ctx.store = { ...ctx.store, publicUrl: origin };

  const slugOf = async (contentId: number) => {
    const [row] = await desk.db.select({ slug: content.slug }).from(content).where(eq(content.id, contentId));
    return row?.slug ?? "";
  };
  /** What the Content API answers to an editor: a read, or a POST of `body`. */
  const call = async (path: string, body?: object): Promise<unknown> => {
    const res = await fetch(`${origin}/api/v3/content${path}`, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      headers: { "x-user-token": TOKEN, "content-type": "application/json" },
    });
    if (!res.ok) throw new Error(`The API answered ${res.status}: ${await res.text()}`);
    return res.json();
  };
  return {
    origin,
    /** A converted title, with these settings of the editor. */
    async publish(
      fileType: "pdf" | "epub" | "audio",
      settings: Partial<typeof content.$inferInsert>,
      ...files: Buffer[]
    ) {
      const urls = files.map((file) => desk.server.serve(`/${crypto.randomUUID()}`, file));
      const id = await createTitle(desk, fileType, ...urls);
      await untilFinal(desk, id);
      await desk.db.update(content).set(settings).where(eq(content.id, id));
      return { id, path: `/books/${await slugOf(id)}` };
    },
    change: (id: number, settings: Partial<typeof content.$inferInsert>) =>
      desk.db.update(content).set(settings).where(eq(content.id, id)),
    visit: (path: string, headers: Record<string, string> = {}) =>
      fetch(path.startsWith("http") ? path : origin + path, { headers, redirect: "manual" }),
    call,
    /** What the API tells an editor about the files of a title. */
    async history(id: number) {
      return z.object({ data: conversionHistorySchema }).parse(await call(`/${id}/conversion`)).data;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

export type Storefront = Awaited<ReturnType<typeof openStorefront>>;

/** A book of so many chapters of about `length` characters; each has a picture of its own, and is a document of its own or not. */
export async function buildPictureBook(
  chapters: number,
  length: number,
  documents: "each chapter" | "one chapter" = "each chapter",
): Promise<Buffer> {
  const numbers = Array.from({ length: chapters }, (_, index) => index + 1);
  const picture = (hue: number) =>
    sharp({
      create: { width: 60, height: 40, channels: 3, background: { r: (hue * 9) % 256, g: 80, b: 120 } },
    })
      .png()
      .toBuffer();
  const items = numbers.map(
    (number) =>
      `<item id="c${number}" href="c${number}.xhtml" media-type="application/xhtml+xml"/><item id="p${number}" href="p${number}.png" media-type="image/png"/>`,
  );
  const paragraphs = (number: number) =>
    Array.from(
      { length: Math.ceil(length / 100) },
      (_, index) => `<p>Chapter ${number}, paragraph ${index + 1}: ${"word ".repeat(13)}</p>`,
    ).join("");
  const bodyOf = (number: number) =>
    `<h1>Chapter ${number}</h1><script>alert(1)</script><p><img src="p${number}.png" alt=""/></p>${paragraphs(number)}`;
  const spine = documents === "each chapter" ? numbers : [1];
  return buildZip([
    { name: "mimetype", data: "application/epub+zip", stored: true },
    { name: "META-INF/container.xml", data: CONTAINER },
    {
      name: "OEBPS/book.opf",
      data: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pictures</dc:title><dc:language>en</dc:language><dc:identifier id="uid">urn:uuid:1</dc:identifier></metadata>
<manifest>${items.join("")}</manifest><spine>${spine.map((number) => `<itemref idref="c${number}"/>`).join("")}</spine></package>`,
    },
    ...spine.map((number) => ({
      name: `OEBPS/c${number}.xhtml`,
      data: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${number}</title></head><body>${documents === "each chapter" ? bodyOf(number) : numbers.map(bodyOf).join("")}</body></html>`,
    })),
    ...(await Promise.all(
      numbers.map(async (number) => ({ name: `OEBPS/p${number}.png`, data: await picture(number) })),
    )),
  ]);
}
