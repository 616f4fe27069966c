import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ContentApi, errorOf, errorsOf, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
let existing: number;
beforeAll(async () => {
  api = await startContentApi();
  existing = itemOf(await api.post("", { name: "There", file_type: "physical", external_id: "there" })).id;
});
afterAll(() => api.close());

const FILE = "https://files.example/a.pdf";
const NUL = "a\u0000b";
const HALF = "a\ud800b";
const TEXT_FIELDS = ["name", "external_id", "audience", "description", "binding_type", "editing_location"];
const LISTS = ["publisher", "author", "keywords", "narrator", "category", "collection", "country", "edition"];

type Case = [what: string, body: unknown, field: string, sentence?: string];

const CASES: Case[] = [
  ["no name", { name: undefined }, "name", "The name field is required."],
  ["a name of null", { name: null }, "name", "The name field is required."],
  ["an empty name", { name: "" }, "name", "The name field is required."],
  ["a blank name", { name: " \t " }, "name", "The name field is required."],
  [
    "a name of 256",
    { name: "x".repeat(256) },
    "name",
    "The name field must not be longer than 255 characters.",
  ],
  ["a name that is a number", { name: 7 }, "name", "The name field must be text."],
  ["no file type", { file_type: undefined }, "file_type", "The file_type field is required."],
  ["another file type", { file_type: "mobi" }, "file_type"],
  ["a file type of a list", { file_type: ["pdf"] }, "file_type"],
  ["no file", { file_type: "pdf" }, "file_url", "The file_url field is required for a digital title."],
  ["an empty file", { file_type: "pdf", file_url: "" }, "file_url"],
  ["a file for a physical title", { file_url: FILE }, "file_url"],
  ["a file on a file system", { file_type: "pdf", file_url: "file:///etc/passwd" }, "file_url"],
  ["a file with a password", { file_type: "pdf", file_url: "https://u:p@files.example/a" }, "file_url"],
  ["a file on this computer", { file_type: "pdf", file_url: "http://localhost/a.pdf" }, "file_url"],
  ["a file at a private address", { file_type: "audio", file_url: "http://10.0.0.7/a.mp3" }, "file_url"],
  ["a file at an odd form of loopback", { file_type: "pdf", file_url: "http://0x7f.1/a.pdf" }, "file_url"],
  ["a cover at a private address", { cover_url: "http://169.254.169.254/x" }, "cover_url"],
  ["a cover that is no address", { cover_url: "cover.png" }, "cover_url"],
  ["an external id of 256", { external_id: "x".repeat(256) }, "external_id"],
  ["an external id in use", { external_id: " there " }, "external_id"],
  ["a language in words", { lang: "Spanish" }, "lang"],
  ["a language that does not exist", { lang: "zz" }, "lang"],
  ["a region of a language that does not exist", { lang: "zz-BR" }, "lang"],
  [
    "a country that does not exist",
    { geographic_restrictions: { mode: "block", countries: ["AR", "XX"] } },
    "geographic_restrictions.countries.1",
  ],
  ["an impossible date", { published_at: "2026-02-30" }, "published_at"],
  ["a date the other way round", { published_at: "13/09/2019" }, "published_at"],
  [
    "a date as a number",
    { published_at: 1568332800 },
    "published_at",
    "The published_at field must be text.",
  ],
  ["a date beyond all years", { published_at: "9999-12-31T23:59:59-10:00" }, "published_at"],
  ["free as a word", { free: "yes" }, "free", "The free field must be true or false."],
  ["free with an unknown key", { free: { enabled: true, forever: true } }, "free.forever"],
  ["free until an impossible date", { free: { enabled: true, until: "2026-13-01" } }, "free.until"],
  [
    "a negative price",
    { prices: [{ currency_id: "USD", amount: -1 }] },
    "prices.0.amount",
    "The prices.0.amount field must be 0 or more.",
  ],
  ["a negative price by currency", { prices: { USD: -0.01 } }, "prices.USD"],
  ["a price with a comma", { prices: [{ currency_id: "USD", amount: "19,50" }] }, "prices.0.amount"],
  ["a price too large", { prices: { USD: 1e12 } }, "prices.USD"],
  [
    "an unknown currency",
    { prices: [{ currency_id: "GBP", amount: 1 }] },
    "prices.0.currency_id",
    "The prices.0.currency_id field is not a currency of this store. Supported: USD, ARS, EUR, MXN, COP, PEN, CLP, AUD, UYU, BOB, PYG, BRL, INR, GTQ, HNL.",
  ],
  [
    "an unknown currency as a key",
    { prices: { GBP: 1 } },
    "prices.GBP",
    "The prices.GBP field is not a currency of this store. Supported: USD, ARS, EUR, MXN, COP, PEN, CLP, AUD, UYU, BOB, PYG, BRL, INR, GTQ, HNL.",
  ],
  [
    "a fraction of a Chilean peso",
    { prices: [{ currency_id: "CLP", amount: 10.5 }] },
    "prices.0.amount",
    "The prices.0.amount field must be a whole number: CLP has no decimals.",
  ],
  [
    "a currency twice",
    {
      prices: [
        { currency_id: "USD", amount: 1 },
        { currency_id: "USD", amount: 2 },
      ],
    },
    "prices.1.currency_id",
  ],
  [
    "a price that ends before it starts",
    { prices: [{ currency_id: "USD", amount: 1, starts_at: "2026-02-02", ends_at: "2026-02-01T00:00:00Z" }] },
    "prices.0.ends_at",
  ],
  ["prices as a number", { prices: 5 }, "prices"],
  ["a list of words that is one word", { author: "Cortázar" }, "author", "The author field must be a list."],
  ["a word that is a number", { author: ["A", 7] }, "author.1", "The author.1 field must be text."],
  ["a word of 256", { keywords: ["x".repeat(256)] }, "keywords.0"],
  ["more than 1000 words", { keywords: Array.from({ length: 1001 }, (_, index) => `k${index}`) }, "keywords"],
  ["a BISAC code that is an object of another kind", { bisac: [{ label: "Fiction" }] }, "bisac.0.code"],
  [
    "a country in words",
    { geographic_restrictions: { mode: "allow", countries: ["Argentina"] } },
    "geographic_restrictions.countries.0",
  ],
  [
    "an unknown mode of restriction",
    { geographic_restrictions: { mode: "none" } },
    "geographic_restrictions.mode",
  ],
  ["a table of contents that is no HTML", { table_of_contents: [{ title: "One" }] }, "table_of_contents"],
  [
    "a table of contents with a NUL in a key",
    { file_type: "pdf", file_url: FILE, table_of_contents: { [NUL]: 1 } },
    "table_of_contents",
  ],
  [
    "physical fields on a digital title",
    { file_type: "pdf", file_url: FILE, stock: 3 },
    "stock",
    "The stock field is used for physical titles only.",
  ],
  ["negative pages", { pages: -1 }, "pages", "The pages field must be 0 or more."],
  ["half a page", { pages: 1.5 }, "pages"],
  ["pages as text", { pages: "12" }, "pages", "The pages field must be a number."],
  ["a height beyond measure", { height: 1e9 }, "height"],
  [
    "a sale before its preorder",
    { preorder_from: "2026-05-02", sale_from: "2026-05-01T10:00:00Z" },
    "sale_from",
  ],
  ["an unknown key", { colour: "red" }, "colour"],
  ...TEXT_FIELDS.flatMap((field): Case[] => [
    [`${field} with a NUL`, { [field]: NUL }, field],
    [`${field} with half a character`, { [field]: HALF }, field],
  ]),
  ...LISTS.map((field): Case => [`${field} with a NUL`, { [field]: ["ok", NUL] }, `${field}.1`]),
];

describe("create refuses, at the right field, and writes nothing", () => {
  test.each(CASES)("%s", async (_what, body, field, sentence) => {
    const before = await api.countRows();
    const answer = await api.post("", { name: "A title", file_type: "physical", ...Object(body) });
    expect([answer.status, Object.keys(errorsOf(answer))]).toEqual([422, [field]]);
    expect(errorOf(answer).message).toBe("The given data was invalid.");
    const [said] = errorsOf(answer)[field] ?? [];
    expect(said).toMatch(/^The .*\.$/);
    if (sentence) expect(said).toBe(sentence);
    expect(await api.countRows()).toEqual(before);
  });

  test("everything that is wrong in one answer", async () => {
    const answer = await api.post("", { file_type: "pdf", prices: { USD: -1 }, lang: "x", pages: 1 });
    expect(Object.keys(errorsOf(answer)).sort()).toEqual(["file_url", "lang", "name", "pages", "prices.USD"]);
  });
});

test("a key that would reach the prototype of an object is an unknown key", async () => {
  const text = '{"file_type": "physical", "__proto__": {"name": "Inherited"}}';
  const answer = await api.post("", undefined, { text });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('"name":["The name field is required."]');
  expect(answer.text).toContain('"__proto__":["The __proto__ field is not known here: check its spelling."]');
});

describe("update refuses the same, and changes nothing", () => {
  const UPDATES = CASES.filter(([, , field]) => !["file_url", "file_type", "stock"].includes(field)).filter(
    ([what]) => what !== "no name" && !what.includes("in a key"),
  );

  test.each(UPDATES)("%s", async (_what, body, field) => {
    if (field === "external_id" && JSON.stringify(body).includes("there"))
      await api.post("", { name: "Owner", file_type: "physical", external_id: "there2" });
    const changed =
      field === "external_id" && JSON.stringify(body).includes("there") ? { external_id: "there2" } : body;
    const before = await api.get(`/${existing}`);
    const answer = await api.put(`/${existing}`, { audience: "Not kept", ...Object(changed) });
    expect([answer.status, Object.keys(errorsOf(answer))]).toEqual([422, [field]]);
    expect((await api.get(`/${existing}`)).headers.get("etag")).toBe(before.headers.get("etag"));
  });
});

describe("a body that is not what it should be", () => {
  test.each([
    ['{"name": "A",}', "position 13 (line 1, column 14)"],
    ['{\n  "name": oops\n}', "position 12 (line 2, column 11)"],
    ['{"name": "A"', "position 12 (line 1, column 13)"],
    ['{"name": "A"} x', "position 14 (line 1, column 15)"],
    ["name=A&file_type=pdf", "position 1 (line 1, column 2)"],
    ["{'name': 'A'}", "position 1 (line 1, column 2)"],
  ])("broken JSON is a 400 that names the position: %s", async (text, place) => {
    const answer = await api.post("", undefined, { text });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toBe(`The body is not valid JSON: it cannot be read from ${place} on.`);
  });

  test("an empty body and one nested without end are a 400", async () => {
    expect((await api.post("", undefined, { text: "" })).status).toBe(400);
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const answer = await api.post("", undefined, { text: `{"table_of_contents": ${deep}}` });
    expect([answer.status, errorOf(answer).message]).toEqual([
      400,
      "The body is nested more than 64 levels deep. Send a flatter one.",
    ]);
  });

  test.each(["[]", "null", "7", '"text"', "true"])("JSON that is no object is a 422: %s", async (text) => {
    const answer = await api.post("", undefined, { text });
    const sentence = text === "null" ? "The body is required." : "The body must be an object.";
    expect([answer.status, errorsOf(answer)]).toEqual([422, { body: [sentence] }]);
  });

  test("JSON is read whatever the content type says", async () => {
    const headers = { "content-type": "text/plain", accept: "text/html" };
    const answer = await api.post("", { name: "Typed", file_type: "physical" }, { headers });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([201, "application/json"]);
  });

  test("a body over 5 MiB is a 413, one just under it is read", async () => {
    const body = (size: number) =>
      `{"name": "A", "file_type": "physical", "description": "${"x".repeat(size)}"}`;
    const before = await api.countRows();
    const large = await api.post("", undefined, { text: body(5 * 1024 * 1024) });
    expect([large.status, errorOf(large).message]).toEqual([
      413,
      "The body is larger than 5 MiB. Send less in one request.",
    ]);
    const under = await api.post("", undefined, { text: body(5 * 1024 * 1024 - 100) });
    expect([under.status, Object.keys(errorsOf(under))]).toEqual([422, ["description"]]);
    expect(await api.countRows()).toEqual(before);
  });

  test("a body over 5 MiB that does not say its length is a 413 too", async () => {
    const chunk = new TextEncoder().encode(" ".repeat(1024 * 1024));
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (sent++ < 6) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const res = await fetch(`${api.origin}/api/v3/content`, {
      method: "POST",
      headers: { "x-user-token": "sk_live_0123456789abcdef0123456789abcdef" },
      body: stream,
      duplex: "half",
    } as RequestInit);
    expect(res.status).toBe(413);
  });
});
