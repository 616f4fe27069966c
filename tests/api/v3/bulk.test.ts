import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { INCLUDES } from "#lib/content/schema.ts";
import { type ContentApi, errorsOf, itemOf, pageOf, startContentApi } from "#tests/support/content-api.ts";
import { book, bulkOf, outcomesOf } from "./bulk-answer.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const bulk = (contents: unknown[], rest: object = {}) => api.post("/bulk", { contents, ...rest });
const bulkOutcomes = async (contents: unknown[]) => outcomesOf(await bulk(contents));

describe("the answer", () => {
  test("all made: 201, in request order, each with its core object and its client_ref", async () => {
    const answer = await bulk(
      Array.from({ length: 100 }, (_, index) => book(`Title ${index}`, { client_ref: `r${index}` })),
    );
    expect(answer.status).toBe(201);
    const { data, meta, message } = bulkOf(answer);
    expect(message).toBeUndefined();
    expect(meta).toEqual({ total: 100, created: 100, failed: 0 });
    expect(data.map(({ index, client_ref }) => [index, client_ref])).toEqual(
      Array.from({ length: 100 }, (_, index) => [index, `r${index}`]),
    );
    const [first] = data;
    const { content } = z
      .object({ content: z.looseObject({ id: z.number(), name: z.string() }) })
      .parse(first);
    expect(content.name).toBe("Title 0");
    const { data: stored } = z.object({ data: z.unknown() }).parse((await api.get(`/${content.id}`)).json);
    expect(content).toEqual(stored);
  });

  test("some made: 207, and each that failed says why at its field", async () => {
    const answer = await bulk([
      book("Good", { client_ref: 1 }),
      book("", { client_ref: 2 }),
      { name: "No type" },
      book("Good too", { client_ref: null }),
      book("Wrong price", { prices: [{ currency_id: "USD", amount: -1 }] }),
      book("Unknown", { colour: "red" }),
      7,
    ]);
    expect(answer.status).toBe(207);
    const { data, meta } = bulkOf(answer);
    expect(meta).toEqual({ total: 7, created: 2, failed: 5 });
    expect(data.map(({ status, client_ref }) => [status, client_ref])).toEqual([
      ["created", 1],
      ["failed", 2],
      ["failed", null],
      ["created", null],
      ["failed", null],
      ["failed", null],
      ["failed", null],
    ]);
    expect(data[1]).toMatchObject({
      message: "The given data was invalid.",
      errors: { name: ["The name field is required."] },
    });
    expect(data.slice(4).map((item) => "errors" in item && Object.keys(item.errors))).toEqual([
      ["prices.0.amount"],
      ["colour"],
      ["body"],
    ]);
  });

  test("none made: 422 with the body of a 207 and a message, and nothing is written", async () => {
    const before = await api.countRows();
    const answer = await bulk([book(""), book("Private", { cover_url: "http://10.0.0.7/x.png" })]);
    expect(answer.status).toBe(422);
    const { message, data, meta } = bulkOf(answer);
    expect(message).toBe("None of the contents was created: each item says why.");
    expect(meta).toEqual({ total: 2, created: 0, failed: 2 });
    expect(data[1]).toMatchObject({ errors: { cover_url: [expect.any(String)] } });
    expect(await api.countRows()).toEqual(before);
  });

  test.each([
    ["no contents", {}],
    ["an empty list", { contents: [] }],
    ["101 items", { contents: Array.from({ length: 101 }, () => book("Many")) }],
    ["contents that are no list", { contents: book("One") }],
    ["contents of null", { contents: null }],
  ])("%s: 422 on contents, and nothing is written", async (_what, body) => {
    const before = await api.countRows();
    const answer = await api.post("/bulk", body);
    expect([answer.status, errorsOf(answer)]).toEqual([
      422,
      { contents: ["The contents field must be a list of 1 to 100 contents."] },
    ]);
    expect(await api.countRows()).toEqual(before);
  });

  test("a key beside contents that is not known, and another word for convert, is a 422", async () => {
    expect(errorsOf(await bulk([book("A")], { atomic: true }))).toHaveProperty("atomic");
    expect(errorsOf(await bulk([book("A")], { convert: "later" }))).toHaveProperty("convert");
  });

  test("a client_ref that is neither text nor a number fails its item", async () => {
    expect(
      await bulkOutcomes([book("A", { client_ref: {} }), book("B", { client_ref: "x".repeat(256) })]),
    ).toEqual([{ client_ref: [expect.any(String)] }, { client_ref: [expect.any(String)] }]);
  });
});

describe("each item is as in create", () => {
  test("with everything that a title can have", async () => {
    const fields = {
      external_id: "bulk-whole",
      description: "<p>Text</p>",
      lang: "pt-BR",
      audience: "Adults",
      published_at: "2019-09-13",
      free: { enabled: true, until: "2027-01-01", require_login: true },
      preview: 1,
      prices: [
        { currency_id: "USD", amount: 9.99 },
        { currency_id: "CLP", amount: 5000, starts_at: "2026-01-01", ends_at: "2099-01-01T00:00:00Z" },
      ],
      author: ["B", "A"],
      bisac: ["FIC019000", "XXX000000"],
      keywords: ["k", "", "k"],
      geographic_restrictions: { mode: "allow", countries: ["ar", "UY"] },
      table_of_contents: "<ul><li>One</li></ul>",
      pages: 320,
      height: 21.5,
      stock: 7,
      binding_type: "Hardcover",
      preorder_from: "2026-01-01",
      sale_from: "2026-02-01",
    };
    const single = itemOf(await api.post("", book("Whole", { ...fields, external_id: "single-whole" })));
    const [made] = await bulkOutcomes([book("Whole", fields)]);
    const all = `?include=${INCLUDES.join(",")}`;
    const stored = itemOf(await api.get(`/${made?.id}${all}`));
    const differing = { id: 0, slug: "", product_url: "", external_id: "", created_at: "", updated_at: "" };
    expect({ ...stored, ...differing }).toEqual({ ...single, ...differing });
    expect(stored).toMatchObject({ author: ["B", "A"], prices: [{ amount: 9.99 }, { amount: 5000 }] });
  });

  test("names that are the same get slugs of their own", async () => {
    const titles = await bulkOutcomes(Array.from({ length: 8 }, () => book("Twin")));
    const slugs = titles.map(({ slug }) => slug);
    expect(slugs.slice(0, 4)).toEqual(["twin", "twin-2", "twin-3", "twin-4"]);
    expect(new Set(slugs).size).toBe(8);
  });

  test("dates the wrong way round fail their item only", async () => {
    const outcomes = await bulkOutcomes([
      book("A", { preorder_from: "2026-05-02", sale_from: "2026-05-01T10:00:00Z" }),
      book("B", {
        prices: [{ currency_id: "USD", amount: 1, starts_at: "2026-02-02", ends_at: "2026-02-01" }],
      }),
      book("C"),
    ]);
    expect(outcomes).toMatchObject([
      { sale_from: ["The sale_from field must not be before preorder_from."] },
      { "prices.0.ends_at": ["The prices.0.ends_at field must not be before starts_at."] },
      { name: "C" },
    ]);
  });

  test("one that the database itself refuses stops no other", async () => {
    await api.ctx.db.$client.query(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.name = 'Refused' then raise exception 'no'; end if; return new; end $$;
      create trigger refuse before insert on catalog.content for each row execute function refuse()`);
    try {
      const answer = await bulk([book("Before"), book("Refused"), book("After")]);
      expect(answer.status).toBe(207);
      expect(bulkOf(answer).data).toMatchObject([
        { status: "created" },
        { status: "failed", message: "Server error.", errors: {} },
        { status: "created" },
      ]);
      expect(pageOf(await api.get("?filter[query]=refused")).data).toEqual([]);
      expect(pageOf(await api.get("?filter[query]=after")).data).toHaveLength(1);
    } finally {
      await api.ctx.db.$client.query("drop trigger refuse on catalog.content; drop function refuse");
    }
  });
});
