import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type ContentApi, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
let book: number;
let audio: number;
let track: number;
beforeAll(async () => {
  api = await startContentApi();
  book = itemOf(await api.post("", { name: "Book", file_type: "physical" })).id;
  audio = itemOf(
    await api.post("", { name: "Audio", file_type: "audio", file_url: "https://files.example/a.mp3" }),
  ).id;
  const { json } = await api.get(`/${audio}/tracks`);
  track = z.object({ data: z.array(z.object({ id: z.number() })) }).parse(json).data[0]?.id ?? 0;
});
afterAll(() => api.close());

/** What the API said stands in the report, beside the values that made it say so. */
const REPORT = { includeErrorInReport: true };
const statusOf = (answer: { status: number; json: unknown }, allowed: number[]) =>
  expect(allowed, JSON.stringify(answer.json)).toContain(answer.status);

const FIELDS =
  "name external_id description lang audience published_at free free_until preview require_login preview_require_login prices publisher author bisac keywords keyword narrator category collection country edition geographic_restrictions table_of_contents pages height width weight stock binding_type editing_location preorder_from sale_from cover_url file_type file_url type extension publication_date title order tracks user_token".split(
    " ",
  );

/** Values that come near to what a field takes, beside any JSON at all. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "a\u0000b",
    "\ud800",
    "2026-01-01",
    "0001-01-01",
    "9999-12-31 23:59:59",
    "pdf",
    "audio",
    "physical",
  ),
  fc.constantFrom(-1, 0, 1e-7, 0.1 + 0.2, 1e21, 2 ** 31, 2 ** 53, -0),
  fc.constantFrom("https://files.example/a", "http://127.0.0.1/", "http://[::1]/", "https://"),
  fc.array(
    fc.oneof(fc.string(), fc.record({ currency_id: fc.constantFrom("USD", "CLP"), amount: fc.double() })),
  ),
  fc.record({ enabled: fc.boolean(), until: fc.constantFrom("2026-01-01", "x", null) }),
  fc.dictionary(fc.constantFrom("USD", "CLP", "XXX"), fc.double()),
);
const body = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 6 }) },
  {
    weight: 2,
    arbitrary: fc.record({
      contents: fc.array(
        fc
          .dictionary(fc.constantFrom(...FIELDS, "client_ref"), value, { maxKeys: 4 })
          .map((fields) => ({ name: "N", file_type: "physical", ...fields })),
        { maxLength: 5 },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 3 })
      .map((fields) => ({ name: "N", file_type: "physical", ...fields })),
  },
);

test("any JSON at any write route gives 2xx or 4xx, never 5xx", async () => {
  const routes = fc.constantFrom<() => [string, string]>(
    () => ["POST", ""],
    () => ["POST", "/bulk"],
    () => ["PUT", `/${book}`],
    () => ["PUT", `/${audio}`],
    () => ["POST", `/${audio}/tracks`],
    () => ["PUT", `/${audio}/tracks/order`],
    () => ["PUT", `/${audio}/tracks/${track}`],
    () => ["POST", `/${book}/restore`],
    () => ["POST", `/${audio}/conversion`],
  );
  await fc.assert(
    fc.asyncProperty(routes, body, async (route, json) => {
      const [method, path] = route();
      const answer = await api.call(method, `/api/v3/content${path}`, { body: json });
      statusOf(answer, [200, 201, 202, 207, 409, 422]);
    }),
    { ...REPORT, numRuns: 600 },
  );
}, 60_000);

test("any query string gives 200 or 422, never 5xx", async () => {
  const names = fc.oneof(
    fc.constantFrom(
      ..."taxonomy query per_page cursor include fields sort id_type filter filter[query] filter[id] filter[external_id] filter[lang] filter[missing] filter[author] filter[category] filter[file_type] filter[conversion_status] filter[created_at][from] filter[updated_at][to]".split(
        " ",
      ),
    ),
    fc.string(),
  );
  const values = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("1", "\u0000", "%", "id", "cover,price:USD", "pdf", "2026-11-01 00:00:00", "-created_at"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, values), { maxLength: 4 }), async (pairs) => {
      const answer = await api.get(`?${new URLSearchParams(pairs)}`);
      statusOf(answer, [200, 422]);
      for (const path of ["terms", "bisac"]) {
        const words = await api.call("GET", `/api/v3/${path}?${new URLSearchParams(pairs)}`);
        statusOf(words, [200, 422]);
      }
    }),
    { ...REPORT, numRuns: 300 },
  );
}, 60_000);

test("any id in a path gives 200 or 404, never 5xx", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.nat().map(String)), fc.boolean(), async (id, isExternal) => {
      fc.pre(id !== "" && id !== "." && id !== "..");
      const answer = await api.get(`/${encodeURIComponent(id)}${isExternal ? "?id_type=external" : ""}`);
      statusOf(answer, [200, 404]);
    }),
    { ...REPORT, numRuns: 200 },
  );
});
