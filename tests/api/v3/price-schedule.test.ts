import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContentApi, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

test("the schedule shows every price with its dates, and the prices only those that count now", async () => {
  const now = { currency_id: "USD", amount: 19.5, starts_at: "2020-01-01T03:00:00Z", ends_at: null };
  const later = { currency_id: "CLP", amount: 9900, starts_at: "2099-03-01T15:00:00Z", ends_at: null };
  const over = { currency_id: "EUR", amount: 9, starts_at: null, ends_at: "2020-01-01T03:00:00Z" };
  const made = itemOf(
    await api.post("", { name: "Spring", file_type: "physical", prices: [now, later, over] }),
  );
  const read = itemOf(await api.get(`/${made.id}?include=prices,price_schedule`));
  expect(read.price_schedule).toEqual([now, later, over]);
  expect(read.prices).toEqual([{ currency_id: "USD", amount: 19.5 }]);

  const etagOf = async () => (await api.get(`/${made.id}?include=price_schedule`)).headers.get("etag");
  const before = await etagOf();
  expect((await api.put(`/${made.id}`, { prices: read.price_schedule })).status).toBe(200);
  expect(await etagOf()).toBe(before);
});
