import { readFile } from "node:fs/promises";
import createClient, { type Client } from "openapi-fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContentApi, STORE_TOKEN, startContentApi } from "#tests/support/content-api.ts";
import type { paths } from "#tests/support/generated-client/content-v3.d.ts";
import { generateTypes, TYPES_FILE } from "#tests/support/generated-client/generate.ts";
import { checkExchange } from "#tests/support/openapi-check.ts";

/** What somebody gets who has nothing but the OpenAPI document: a client whose types were made from it. */
let api: ContentApi;
let client: Client<paths>;
beforeAll(async () => {
  api = await startContentApi();
  client = createClient<paths>({
    baseUrl: api.origin,
    headers: { "X-User-Token": STORE_TOKEN },
    querySerializer: { array: { style: "form", explode: false } },
    fetch: checkedFetch,
  });
});
afterAll(() => api.close());

async function checkedFetch(request: Request): Promise<Response> {
  const { method, url } = request;
  const requestText = request.body ? await request.clone().text() : null;
  const res = await fetch(request);
  const { pathname, search } = new URL(url);
  const text = await res.clone().text();
  checkExchange({
    method,
    path: pathname + search,
    requestText,
    status: res.status,
    headers: res.headers,
    text,
  });
  return res;
}

const printed = (name: string) => ({ name, file_type: "physical" });

test("its types are those of the document (npm run generate:client)", async () => {
  expect(await readFile(TYPES_FILE, "utf8")).toBe(await generateTypes());
});

test("creates one and many, and walks through all of them", async () => {
  const created = await client.POST("/api/v3/content", { body: printed("The first") });
  expect([created.response.status, created.data?.data.name]).toEqual([201, "The first"]);

  const contents = Array.from({ length: 6 }, (_, index) => ({
    ...printed(`Volume ${index}`),
    client_ref: index,
  }));
  const bulk = await client.POST("/api/v3/content/bulk", {
    params: { header: { "Idempotency-Key": "volumes" } },
    body: { contents: [...contents, { ...printed(""), client_ref: "blank" }] },
  });
  expect(bulk.response.status).toBe(207);
  expect(bulk.data?.meta).toEqual({ total: 7, created: 6, failed: 1 });
  const failed = bulk.data?.data.find((item) => item.status === "failed");
  expect(failed).toMatchObject({ client_ref: "blank", errors: { name: ["The name field is required."] } });

  const seen: (string | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await client.GET("/api/v3/content", {
      params: { query: { per_page: 3, cursor, fields: ["id", "name"], sort: "created_at" } },
    });
    seen.push(...(data?.data ?? []).map(({ name }) => name));
    cursor = data?.links.next ?? undefined;
  } while (cursor);
  expect(seen.toSorted()).toEqual(["The first", ...contents.map(({ name }) => name)].toSorted());
});

test("changes a title while nobody else has, and is told when somebody did", async () => {
  const { data } = await client.POST("/api/v3/content", { body: printed("Mine") });
  const path = { id: String(data?.data.id) };
  const read = await client.GET("/api/v3/content/{id}", { params: { path } });
  const header = { "If-Match": read.response.headers.get("etag") ?? "" };
  const body = { author: ["Jane Doe"], prices: [{ currency_id: "USD" as const, amount: 9.99 }] };
  const changed = await client.PUT("/api/v3/content/{id}", { params: { path, header }, body });
  expect(changed.data?.data.prices).toEqual([{ currency_id: "USD", amount: 9.99 }]);
  const stale = await client.PUT("/api/v3/content/{id}", {
    params: { path, header },
    body: { name: "Too late" },
  });
  expect(stale.response.status).toBe(412);
  expect(stale.error).toMatchObject({ current: { name: "Mine", author: ["Jane Doe"] } });
});

test("puts the tracks of an audiobook in order", async () => {
  const { data: book } = await client.POST("/api/v3/content", {
    body: { name: "Spoken", file_type: "audio", file_url: "https://files.example/1.mp3" },
  });
  const path = { id: String(book?.data.id) };
  const added = await client.POST("/api/v3/content/{id}/tracks", {
    params: { path },
    body: { title: "Prologue", file_url: "https://files.example/0.mp3" },
  });
  const { data: tracks } = await client.GET("/api/v3/content/{id}/tracks", { params: { path } });
  const order = (tracks?.data ?? []).map(({ id }) => id).reverse();
  const { data: ordered } = await client.PUT("/api/v3/content/{id}/tracks/order", {
    params: { path },
    body: { order },
  });
  expect(ordered?.data.map(({ id, order }) => [id, order])).toEqual(
    order.map((id, index) => [id, index + 1]),
  );
  expect(ordered?.data[0]?.title).toBe(added.data?.data.title);

  const refused = await client.PUT("/api/v3/content/{id}/tracks/order", {
    params: { path },
    body: { order: order.slice(1) },
  });
  expect([refused.response.status, refused.data]).toEqual([422, undefined]);
});
