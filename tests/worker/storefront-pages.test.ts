import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPasses } from "#lib/server/api/storefront/passes.ts";
import { CHAPTERS, CLOSED, OPEN, openShelf, PREVIEW, type Shelf, trackTwo } from "./support/shelf.ts";

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.close());

describe("a chapter", () => {
  test("runs nothing, has no origin, and loads nothing but its own pictures", async () => {
    await shelf.setAll(OPEN);
    const res = await shelf.shop.visit(`${shelf.epub.path}/chapters/0001.html`);
    const policy = res.headers.get("content-security-policy")?.split("; ") ?? [];
    expect(policy).toContain("sandbox");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy.some((directive) => directive.startsWith("script-src"))).toBe(false);
    const text = await res.text();
    expect(text).not.toContain("<script");
    expect(text).toContain('src="../images/0001.webp"');
  });
});

describe("a page of the store", () => {
  test("runs only what carries its nonce, and stands in no frame", async () => {
    await shelf.setAll(OPEN);
    const first = await shelf.shop.visit(`${shelf.audio.path}/read`);
    const policy = first.headers.get("content-security-policy") ?? "";
    const [, nonce = ""] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];
    expect(await first.text()).toContain(`<script nonce="${nonce}">`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    const again = await shelf.shop.visit(`${shelf.audio.path}/read`);
    expect(again.headers.get("content-security-policy")).not.toBe(policy);
    expect(again.headers.get("x-content-type-options")).toBe("nosniff");
    const silent = await shelf.shop.visit(`${shelf.pdf.path}/read`);
    expect(silent.headers.get("content-security-policy")).not.toContain("script-src");
  });

  test("writes what editors wrote as text, and their descriptions without what runs", async () => {
    const name = `<img src=x onerror=alert(1)> & "Co"`;
    const description = `<p onclick="x()">Good <b>book</b></p><script>alert(2)</script><a href="javascript:x()">link</a>`;
    await shelf.shop.change(shelf.pdf.id, { name, description });
    const page = await (await shelf.shop.visit(shelf.pdf.path)).text();
    expect(page).not.toContain("<img src=x");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;");
    expect(page).toContain("<p>Good <b>book</b></p>");
    expect(page).not.toMatch(/<script|onclick|javascript:/);
    await shelf.shop.change(shelf.pdf.id, { name: "A title", description: null });
  });

  test("is not there for a title that was deleted or is not published yet", async () => {
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    await shelf.shop.change(shelf.pdf.id, { published_at: soon });
    expect(
      await shelf.statuses([shelf.pdf.path, `${shelf.pdf.path}/read`, `${shelf.pdf.path}/file`]),
    ).toEqual([404, 404, 404]);
    await shelf.shop.change(shelf.pdf.id, { preorder_from: "2020-01-01T00:00:00Z" });
    // It can be ordered ahead, not read.
    expect(
      await shelf.statuses([shelf.pdf.path, `${shelf.pdf.path}/read`, `${shelf.pdf.path}/file`]),
    ).toEqual([200, 403, 403]);
    await shelf.shop.change(shelf.pdf.id, { published_at: "2020-01-01T00:00:00Z", preorder_from: null });
    await shelf.shop.change(shelf.pdf.id, { deleted_at: soon });
    expect(await shelf.statuses([shelf.pdf.path, `${shelf.pdf.path}/file`, "/books/none-such"])).toEqual([
      404, 404, 404,
    ]);
    await shelf.shop.change(shelf.pdf.id, { deleted_at: null });
  });

  test("speaks the language of the book", async () => {
    await shelf.shop.change(shelf.pdf.id, { ...PREVIEW, lang: "es" });
    expect(await (await shelf.shop.visit(shelf.pdf.path)).text()).toMatch(
      /<html lang="es">[\s\S]*Leer el avance/,
    );
    await shelf.shop.change(shelf.pdf.id, { lang: "pt" });
    expect(await (await shelf.shop.visit(shelf.pdf.path)).text()).toMatch(
      /<html lang="pt">[\s\S]*Ler a amostra/,
    );
    await shelf.shop.change(shelf.pdf.id, { lang: "en" });
  });
});

describe("an editor", () => {
  beforeAll(() => shelf.setAll(CLOSED));

  test("sees all that was made of a file, whatever the title's settings are, but not the file", async () => {
    const { files } = await shelf.shop.history(shelf.pdf.id);
    const preview = files[0]?.preview;
    expect(preview?.page_urls).toHaveLength(5);
    expect(await shelf.statuses(preview?.page_urls ?? [])).toEqual([200, 200, 200, 200, 200]);
    const [base] = preview?.page_urls[0]?.split("/pages/") ?? [];
    expect(await shelf.status(`${base}/file`)).toBe(404);

    const book = (await shelf.shop.history(shelf.epub.id)).files[0]?.preview;
    expect(book?.chapters.map(({ is_shared }) => is_shared)).toEqual([true, true, ...Array(6).fill(false)]);
    expect(await shelf.statuses(book?.chapters.map(({ url }) => url) ?? [])).toEqual(
      Array(CHAPTERS).fill(200),
    );
    // No frame rule: the dashboard stands elsewhere.
    const chapter = await shelf.shop.visit(book?.chapters[0]?.url ?? "");
    expect(chapter.headers.get("content-security-policy")).not.toContain("frame-ancestors");

    const sounds = (await shelf.shop.history(shelf.audio.id)).files.map(({ preview: one }) => one);
    expect(sounds.map((one) => one?.shared_seconds)).toEqual([60, 0]);
    const second = await shelf.shop.visit(sounds[1]?.audio_url ?? "");
    expect(Buffer.from(await second.arrayBuffer()).equals(trackTwo)).toBe(true);
  });

  test("sees the page of the preview as a buyer would, and no more through it", async () => {
    const { preview_url: url } = await shelf.shop.history(shelf.epub.id);
    for (const [settings, note] of [
      [{ preview: false }, "The title offers no preview: buyers see nothing of this before buying."],
      [{ preview: true }, "This is what a buyer sees before buying."],
      [
        { preview: true, preview_require_login: true },
        "This is what a buyer sees before buying, once signed in at the store.",
      ],
      [{ free: true }, "The title is free, so that buyers read all of it."],
    ] as const) {
      await shelf.shop.change(shelf.epub.id, { free: false, preview_require_login: false, ...settings });
      const page = await shelf.shop.visit(url ?? "");
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(note);
    }
    const base = url?.replace("/read", "");
    const parts = ["/chapters/0001.html", "/chapters/0003.html", "/images/0008.webp", "/file"];
    expect(await shelf.statuses(parts.map((part) => base + part))).toEqual([200, 404, 404, 404]);
  });

  test("has passes that nobody can make, change or use for long", async () => {
    const { files } = await shelf.shop.history(shelf.pdf.id);
    const url = files[0]?.preview?.page_urls[0] ?? "";
    const forged = [
      url.replace(`/${shelf.pdf.id}.`, `/${shelf.epub.id}.`),
      url.replace(".desk.", ".preview."),
      url.replace(/\.desk\.(\d+)\./, (_, expires) => `.desk.${Number(expires) + 3600}.`),
      url.replace(/.\/pages/, "!/pages"),
    ];
    expect(await shelf.statuses(forged)).toEqual([404, 404, 404, 404]);
    const passes = createPasses("a secret of the tests, long enough to sign");
    const [, pass = ""] = /previews\/([^/]+)\//.exec(url) ?? [];
    expect(passes.read(pass)).toEqual({ contentId: shelf.pdf.id, scope: "desk" });
    expect(passes.read(pass, Date.now() + 2 * 3_600_000)).toBeNull();
    expect(createPasses("another secret").read(pass)).toBeNull();
  });
});
