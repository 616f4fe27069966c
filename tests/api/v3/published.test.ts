import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingKeys } from "#tests/api/v1/keys.ts";
import { type ContentApi, errorOf, itemOf, pageOf, startContentApi } from "#tests/support/content-api.ts";
import sample from "./samples/content.json" with { type: "json" };
import errors from "./samples/errors.json" with { type: "json" };

/** What the published v3 document and the migration guide print, sent and compared. */
let api: ContentApi;
let id: number;
beforeAll(async () => {
  api = await startContentApi();
  const { external_id, name, lang, file_type, preview, prices, description, publisher, author, keywords } =
    sample;
  const bisac = sample.bisac.map(({ code }) => code);
  const body = {
    external_id,
    name,
    lang,
    file_type,
    preview,
    prices,
    description,
    publisher,
    author,
    keywords,
  };
  const made = await api.post("", {
    ...body,
    bisac,
    published_at: "2019-09-13",
    file_url: "https://files.example/468166.epub",
  });
  id = itemOf(made).id;
});
afterAll(() => api.close());

const BLOCKS = "include=prices,description,metadata";

describe("the published content object", () => {
  test("comes back with every key, in the list and by itself, and the values that were sent", async () => {
    const {
      id: _id,
      cover_url,
      reader_url,
      product_url,
      created_at,
      published_at,
      license,
      free,
      metrics,
      ...same
    } = sample;
    const [listed] = pageOf(await api.get(`?${BLOCKS}`)).data;
    const single = itemOf(await api.get(`/${id}?${BLOCKS}`));
    for (const item of [listed, single]) {
      expect(missingKeys(sample, item)).toEqual([]);
      expect(item).toMatchObject(same);
    }
    expect(listed).toEqual(single);
  });

  test("is wrapped in data, links and meta, with has_more and without a count", async () => {
    const { json } = await api.get("?per_page=1");
    expect(json).toEqual({
      data: [expect.anything()],
      links: { next: null, prev: null },
      meta: { has_more: false },
    });
  });

  test("id is a JSON number in both versions", async () => {
    const older = await api.call("GET", `/integration-api/v1/dashboard/issues/${id}`);
    expect(older.json).toMatchObject({ data: { issue: { id } } });
    expect(itemOf(await api.get(`/${id}`)).id).toBe(id);
  });
});

describe("the published errors", () => {
  test("come back word for word, all four in one answer", async () => {
    const answer = await api.get(
      "?filter[unknown_key]=1&filter[created_at][from]=yesterday&filter[updated_at][to]=2024-12-31&per_page=501",
    );
    expect(answer.status).toBe(422);
    expect(errorOf(answer)).toEqual(errors);
  });

  test("an unknown include says which there are, from those that were published on", async () => {
    const answer = await api.get("?include=reviews");
    expect(answer.status).toBe(422);
    expect(errorOf(answer).message).toMatch(
      /^Requested include\(s\) are not allowed\. Allowed include\(s\) are: prices, description, metadata, geographic_restrictions, /,
    );
  });
});

describe("every published request", () => {
  test.each([
    ["?include=metadata&fields=id,name,author,bisac", ["id", "name", "author", "bisac"]],
    ["?include=prices&fields=id,name,prices", ["id", "name", "prices"]],
    [
      "?filter[created_at][from]=2024-01-01 00:00:00&sort=-updated_at&include=prices&fields=id,name,created_at,updated_at",
      ["id", "name", "created_at", "updated_at"],
    ],
    ["?filter[query]=conversations&per_page=100", null],
    [
      "?include=prices,description&fields=id,name,description,prices&per_page=100",
      ["id", "name", "description", "prices"],
    ],
    ["?filter[external_id]=9781496822482", null],
    ["?sort=-updated_at", null],
    ["?sort=created_at", null],
  ])("%s", async (query, keys) => {
    const answer = await api.get(query);
    expect(answer.status).toBe(200);
    const [item] = pageOf(answer).data;
    expect(item).toBeDefined();
    if (keys) expect(Object.keys(item ?? {}).toSorted()).toEqual(keys.toSorted());
  });

  test("that asks for twelve months of created_at is told the latest end that is allowed", async () => {
    const answer = await api.get(
      "?filter[created_at][from]=2024-01-01 00:00:00&filter[created_at][to]=2024-12-31 23:59:59&sort=-created_at",
    );
    expect([answer.status, errorOf(answer).errors]).toEqual([
      422,
      {
        "filter.created_at.to": [
          "The filter.created_at.to field must not be later than 2024-02-01 00:00:00: one month after from at most.",
        ],
      },
    ]);
  });

  test.each([
    [
      "?filter[updated_at][from]=2024-12-25 00:00:00&filter[updated_at][to]=2024-12-31 23:59:59&sort=-updated_at",
    ],
    [
      "?filter[updated_at][from]=2024-06-01 00:00:00&sort=-updated_at&include=prices&fields=id,name,updated_at,prices",
    ],
  ])("whose dates have become older than the last month is told so: %s", async (query) => {
    const answer = await api.get(query);
    expect(answer.status).toBe(422);
    expect(errorOf(answer).errors?.["filter.updated_at.from"]?.[0]).toMatch(
      /must lie within the last month: not before /,
    );
  });

  test("of the migration guide reads one title by either id", async () => {
    expect(itemOf(await api.get(`/${id}?id_type=internal`)).id).toBe(id);
    for (const isbn of ["9781496822482", "978-1-4968-2248-2", "149682248X"])
      expect(itemOf(await api.get(`/${isbn}?id_type=external`)).id).toBe(id);
  });
});
