import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ContentApi,
  createItem,
  errorOf,
  itemOf,
  pageOf,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const create = (body: object) => createItem(api, body);

describe("delete and restore", () => {
  test("a deleted title is gone for every reader, and restore brings it back whole", async () => {
    const { id } = await create({ name: "Vanishing", author: ["A"], prices: { USD: 2 } });
    const removed = await api.delete(`/${id}`);
    expect([removed.status, removed.text]).toEqual([204, ""]);
    expect((await api.get(`/${id}`)).status).toBe(404);
    expect((await api.put(`/${id}`, { name: "X" })).status).toBe(404);
    expect((await api.delete(`/${id}`)).status).toBe(404);
    expect(pageOf(await api.get("?filter[query]=vanishing")).data).toEqual([]);
    const restored = await api.post(`/${id}/restore`);
    expect(restored.status).toBe(200);
    expect(itemOf(restored)).toMatchObject({ id, name: "Vanishing", author: ["A"], slug: "vanishing" });
    expect((await api.post(`/${id}/restore`)).status).toBe(200);
    expect((await api.post("/999/restore")).status).toBe(404);
  });

  test("the external id is free at once; a restore that would collide is a 409", async () => {
    const { id } = await create({ external_id: "twice" });
    await api.delete("/twice?id_type=external");
    const second = await create({ external_id: "twice" });
    const answer = await api.post(`/${id}/restore`);
    expect(answer.status).toBe(409);
    expect(errorOf(answer).message).toBe(
      `The external id "twice" is already used by content ${second.id}. Change it there, then restore this one.`,
    );
    expect((await api.get(`/${id}`)).status).toBe(404);
  });

  test("a tombstone is kept for 30 days", async () => {
    const { id } = await create({});
    await api.delete(`/${id}`);
    await api.ctx.db.$client.query(
      "update catalog.content set deleted_at = now() - interval '31 days' where id = $1",
      [id],
    );
    expect((await api.post(`/${id}/restore`)).status).toBe(404);
  });

  test("nothing is written or deleted on a guess: an id that names two titles is a 409", async () => {
    const one = await create({ name: "One" });
    const two = await create({ name: "Two", external_id: String(one.id) });
    for (const answer of [
      await api.delete(`/${one.id}`),
      await api.put(`/${one.id}`, { name: "X" }),
      await api.post(`/${one.id}/conversion`),
    ]) {
      expect(answer.status).toBe(409);
      expect(errorOf(answer).message).toContain("id_type=internal or id_type=external");
    }
    expect(itemOf(await api.get(`/${one.id}`)).name).toBe("One");
    expect((await api.delete(`/${one.id}?id_type=external`)).status).toBe(204);
    expect((await api.get(`/${two.id}`)).status).toBe(404);
    expect((await api.get(`/${one.id}`)).status).toBe(200);
  });
});
