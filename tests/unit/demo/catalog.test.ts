import isbn from "isbn3";
import { describe, expect, test } from "vitest";
import { createContentSchema } from "#lib/content/write-schema.ts";
import { bisacLabel } from "#lib/server/catalog/terms/bisac-label.ts";
import { coverPath, filePath, openDemoFile } from "#lib/server/demo/book-files.ts";
import { DEMO_CATALOG } from "#lib/server/demo/demo-catalog.ts";
import { demoFiles } from "#lib/server/demo/files-address.ts";
import { createBody } from "#lib/server/demo/load-title.ts";
import { checkFileKind } from "#lib/server/files/file-kind.ts";
import { withTempFile } from "./temp-file.ts";

describe("the catalog of the demo", () => {
  test.for(DEMO_CATALOG.map((title) => [title.name, title] as const))("%s is sound", ([, title]) => {
    expect(isbn.parse(title.isbn)?.isIsbn13, title.isbn).toBe(true);
    expect(title.bisac.filter((code) => bisacLabel(code) === null)).toEqual([]);
    const read = createContentSchema.safeParse(createBody(title, "http://127.0.0.1:4080"));
    expect(read.error?.issues).toBeUndefined();
  });

  test("no two titles share an ISBN, and the kinds that people try out are all there", () => {
    expect(new Set(DEMO_CATALOG.map(({ isbn }) => isbn)).size).toBe(DEMO_CATALOG.length);
    expect(new Set(DEMO_CATALOG.map(({ lang }) => lang))).toEqual(new Set(["es", "pt", "en"]));
    expect(
      DEMO_CATALOG.filter((title) => title.fileType === "audio" && title.tracks.length === 24),
    ).toHaveLength(1);
    expect(DEMO_CATALOG.filter((title) => "isBroken" in title)).toHaveLength(1);
    expect(DEMO_CATALOG.filter(({ prices }) => prices?.CLP !== undefined).length).toBeGreaterThan(2);
  });
});

describe("the files of the demo", () => {
  test("are what the title says, but for the one that is meant to fail", async () => {
    for (const title of DEMO_CATALOG) {
      if (title.fileType === "physical") continue;
      const { fileType } = title;
      const file = await openDemoFile(DEMO_CATALOG, filePath(title));
      const kind = withTempFile(file?.body ?? Buffer.of(), (path) => checkFileKind(path, fileType));
      if ("isBroken" in title) await expect(kind).rejects.toThrow("This is a web page, not an EPUB.");
      else expect((await kind).mediaType).toBe(file?.mediaType);
    }
  });

  test("an unknown path, or the book of a printed title, has no file", async () => {
    const printed = DEMO_CATALOG.find((title) => title.fileType === "physical");
    expect(await openDemoFile(DEMO_CATALOG, "/9780000000000/book.epub")).toBeNull();
    expect(await openDemoFile(DEMO_CATALOG, `/${printed?.isbn}/book.epub`)).toBeNull();
    if (printed) expect((await openDemoFile(DEMO_CATALOG, coverPath(printed)))?.mediaType).toBe("image/jpeg");
  });
});

describe("the gap in the guard against private addresses", () => {
  test("is open for a store that only this machine reaches", () => {
    expect(demoFiles({ host: "127.0.0.1", demoFilesPort: 4080 })).toEqual(["127.0.0.1:4080"]);
  });

  test.for(["0.0.0.0", "::", "192.168.0.7", "books.example"])("is closed when listening on %s", (host) => {
    expect(demoFiles({ host, demoFilesPort: 4080 })).toEqual([]);
  });
});
