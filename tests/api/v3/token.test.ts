import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createToken } from "#lib/server/catalog/tokens/create-token.ts";
import { type ContentApi, itemOf, STORE_TOKEN, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const UNAUTHENTICATED = '{"message":"Unauthenticated.","code":"unauthenticated","params":{}}';
const BODY = { name: "T", file_type: "physical" };

describe("the token", () => {
  test("missing, wrong or in the query string only: 401", async () => {
    for (const answer of [
      await api.get("", { token: null }),
      await api.get("", { token: "sk_live_wrong" }),
      await api.get("", { token: "" }),
      await api.get(`?user_token=${STORE_TOKEN}`, { token: null }),
      await api.get(`?api_token=${STORE_TOKEN}`, { token: null }),
      await api.get("/1/nowhere", { token: null }),
      await api.post(`?user_token=${STORE_TOKEN}`, BODY, { token: null }),
      await api.post("", undefined, { token: null, text: "{broken" }),
      await api.get("", { token: null, headers: { authorization: `Bearer ${STORE_TOKEN}` } }),
    ])
      expect([answer.status, answer.text]).toEqual([401, UNAUTHENTICATED]);
  });

  test("beside a valid header one in the query string is ignored", async () => {
    expect((await api.get("?user_token=nonsense")).status).toBe(200);
  });

  test("in the body it is tolerated on writes, and is no field of the title", async () => {
    expect((await api.post("", { ...BODY, user_token: STORE_TOKEN }, { token: null })).status).toBe(201);
    expect((await api.post("", { ...BODY, user_token: "wrong" }, { token: null })).status).toBe(401);
    expect((await api.post("", { ...BODY, user_token: "wrong" })).status).toBe(201);
  });

  test("in the body it opens every write, with its field known to none of them", async () => {
    const user_token = STORE_TOKEN;
    const file_url = "https://files.example/one.mp3";
    const send = async (method: "post" | "put", path: string, body: object) =>
      (await api[method](path, { ...body, user_token }, { token: null })).status;
    const made = await api.post(
      "",
      { name: "A book to hear", file_type: "audio", file_url, user_token },
      { token: null },
    );
    const { id } = itemOf(made);
    expect(await send("put", `/${id}`, { audience: "All" })).toBe(200);
    expect(await send("post", "/bulk", { contents: [BODY] })).toBe(201);
    expect(await send("post", `/${id}/tracks`, { title: "Two", file_url })).toBe(201);
    expect(await send("post", "/preflight", { file_url: "http://10.0.0.1/a.pdf" })).toBe(200);
    const { data } = (await api.get(`/${id}/tracks`)).json as { data: { id: number }[] };
    const ids = data.map((track) => track.id);
    expect(await send("put", `/${id}/tracks/${ids[0]}`, { title: "One" })).toBe(200);
    expect(await send("put", `/${id}/tracks/order`, { order: ids.toReversed() })).toBe(200);
    expect(await send("post", `/${id}/conversion`, {})).toBe(409);
    expect((await api.put(`/${id}`, { audience: "All", no_such_field: 1 })).status).toBe(422);
  });

  test("one from the table works until it is revoked; only its hash is stored", async () => {
    const { id, token } = await createToken(api.ctx, { name: "Sync", canWrite: true });
    expect(token).toMatch(/^sk_live_[\w-]{32}$/);
    expect((await api.get("", { token })).status).toBe(200);
    expect((await api.post("", BODY, { token })).status).toBe(201);
    const stored = await api.ctx.db.$client.query(
      "select t::text as row from catalog.tokens t where id = $1",
      [id],
    );
    expect(stored.rows[0].row).not.toContain(token);
    const revoked = await createToken(api.ctx, { name: "Old", canWrite: true });
    await api.ctx.db.$client.query("update catalog.tokens set revoked_at = now() where id = $1", [
      revoked.id,
    ]);
    expect((await api.get("", { token: revoked.token })).status).toBe(401);
  });

  test("one that may only read is kept from every write: 403", async () => {
    const { token } = await createToken(api.ctx, { name: "Reader", canWrite: false });
    expect((await api.get("", { token })).status).toBe(200);
    const before = await api.countRows();
    for (const answer of [
      await api.post("", BODY, { token }),
      await api.put("/1", BODY, { token }),
      await api.delete("/1", { token }),
      await api.post("/1/restore", undefined, { token }),
      await api.post("/1/tracks", {}, { token }),
    ])
      expect([answer.status, answer.text]).toEqual([
        403,
        '{"message":"This action is unauthorized.","code":"unauthorized","params":{}}',
      ]);
    expect(await api.countRows()).toEqual(before);
  });
});
