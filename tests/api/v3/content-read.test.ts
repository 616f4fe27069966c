import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INCLUDES } from "#lib/content/schema.ts";
import {
  type ContentApi,
  createItem,
  errorsOf,
  itemOf,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const ALL = `include=${INCLUDES.join(",")}`;

const create = (body: object) => createItem(api, body);

describe("read", () => {
  test("id_type decides how the path is read; without it the id is internal", async () => {
    const { id } = await create({ external_id: "code/7 é" });
    const path = encodeURIComponent("code/7 é");
    expect((await api.get(`/${path}`)).status).toBe(404);
    expect(itemOf(await api.get(`/${path}?id_type=external`)).id).toBe(id);
    expect(itemOf(await api.get(`/${id}?id_type=internal`)).id).toBe(id);
    expect((await api.get(`/${id}?id_type=external`)).status).toBe(404);
    const wrong = await api.get(`/${id}?id_type=isbn`);
    expect([wrong.status, Object.keys(errorsOf(wrong))]).toEqual([422, ["id_type"]]);
  });

  test("what is not there is a 404 in the words of the contract", async () => {
    for (const id of ["999", "0", "-1", "abc", "99999999999999999999999", "%00", "a%00b", "%E0%A4%A"]) {
      for (const idType of ["", "?id_type=external"]) {
        const answer = await api.get(`/${id}${idType}`);
        expect([id, answer.status, answer.text]).toEqual([
          id,
          404,
          '{"message":"Content not found.","code":"content_not_found","params":{}}',
        ]);
      }
    }
  });

  test("the ETag compares whole: another include or a change makes another one", async () => {
    const { id } = await create({});
    const plain = (await api.get(`/${id}`)).headers.get("etag") ?? "";
    const whole = (await api.get(`/${id}?${ALL}`)).headers.get("etag") ?? "";
    expect(plain).not.toBe(whole);
    expect((await api.get(`/${id}`, { headers: { "if-none-match": plain } })).status).toBe(304);
    await api.put(`/${id}`, { name: "Changed" });
    const after = await api.get(`/${id}`, { headers: { "if-none-match": plain } });
    expect([after.status, after.headers.get("etag")?.slice(0, 4)]).toEqual([200, '"r2.']);
  });

  test("include and fields shape one item as they shape the list", async () => {
    const { id } = await create({ prices: { USD: 1 } });
    expect((await api.get(`/${id}?include=prices&fields=name,prices`)).json).toEqual({
      data: { name: "A title", prices: [{ currency_id: "USD", amount: 1 }] },
    });
  });
});
