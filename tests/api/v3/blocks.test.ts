import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BLOCK_FIELDS, CORE_FIELDS, INCLUDES } from "#lib/content/schema.ts";
import { type ContentApi, createItem, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/a-file";
const create = (body: object) => createItem(api, body);

describe("include adds its block beside the core fields, and nothing else", () => {
  test.each(INCLUDES)("%s", async (include) => {
    const { id } = await create({});
    const keys = Object.keys(itemOf(await api.get(`/${id}?include=${include}`)));
    expect(keys).toEqual([...CORE_FIELDS, ...BLOCK_FIELDS[include]]);
  });

  test("several in one list, in the order of the contract, whatever the order in which they are asked for", async () => {
    const { id } = await create({});
    const keys = Object.keys(itemOf(await api.get(`/${id}?include=sale,prices,%20description`)));
    expect(keys).toEqual([...CORE_FIELDS, "prices", "description", "sale"]);
  });
});

describe("what does not apply or is not known", () => {
  test("lists of metadata are empty, never missing", async () => {
    const { id } = await create({});
    const { publisher, author, bisac, keywords, narrator, category, collection, country, edition } = itemOf(
      await api.get(`/${id}?include=metadata`),
    );
    const lists = [publisher, author, bisac, keywords, narrator, category, collection, country, edition];
    expect(lists).toEqual(Array(9).fill([]));
  });

  test("each metric is 0 where it does not apply, null while unconverted", async () => {
    const metricsOf = async (file_type: string) => {
      const file = file_type === "physical" ? {} : { file_url: FILE };
      return (await create({ file_type, ...file })).metrics;
    };
    const unknown = { total_pages: null, total_words: null, total_seconds: null };
    expect(await metricsOf("physical")).toEqual({ total_pages: 0, total_words: 0, total_seconds: 0 });
    for (const digital of ["pdf", "epub", "audio"]) expect(await metricsOf(digital)).toEqual(unknown);
  });

  test("physical is null for a digital title, file and reader_url for a physical one", async () => {
    const digital = await create({ file_type: "pdf", file_url: FILE });
    expect(digital.physical).toBeNull();
    const { physical, file, reader_url } = await create({ pages: 12, weight: 290.5 });
    expect([file, reader_url]).toEqual([null, null]);
    expect(physical).toEqual({
      pages: 12,
      height: null,
      width: null,
      weight: 290.5,
      stock: null,
      binding_type: null,
      editing_location: null,
    });
  });

  test("free.until is null when the title is not free, and comes back when it is", async () => {
    const { id, free } = await create({ free: 0, free_until: "2030-01-01 00:00:00" });
    expect(free).toEqual({ enabled: false, until: null, require_login: false });
    const freed = itemOf(await api.put(`/${id}`, { free: true, free_until: "2030-01-01 00:00:00" }));
    expect(freed.free).toEqual({ enabled: true, until: "2030-01-01T03:00:00Z", require_login: false });
  });

  test("the table of contents of a digital title is a list, that of a printed one HTML", async () => {
    const table_of_contents = [
      { title: "One", page: 1, children: [{ title: "One and a half", href: "a.html#b" }] },
    ];
    const digital = await create({ file_type: "epub", file_url: FILE, table_of_contents });
    expect(digital.table_of_contents).toEqual(table_of_contents);
    expect((await create({ table_of_contents: "<p>One<script>1</script></p>" })).table_of_contents).toBe(
      "<p>One</p>",
    );
  });

  test("a description is the stored HTML, byte for byte", async () => {
    const description = "<P class=x>Uno&nbsp;dos<br>\r\n\t<!-- tres --> “cuatro” \u{1F4DA}</p>";
    expect((await create({ description })).description).toBe(description);
  });
});
