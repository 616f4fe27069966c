import { once } from "node:events";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ContentApi, errorOf, STORE_TOKEN, startContentApi, V3 } from "#tests/support/content-api.ts";

let api: ContentApi;
let behindProxy: ContentApi;
beforeAll(async () => {
  [api, behindProxy] = await Promise.all([startContentApi(), startContentApi({ trustProxy: true })]);
});
afterAll(async () => {
  await api.close();
  await behindProxy.close();
});

const _UNAUTHENTICATED = '{"message":"Unauthenticated.","code":"unauthenticated","params":{}}';
const BODY = { name: "T", file_type: "physical" };

describe("HTTPS", () => {
  const from = (store: ContentApi, address: string, headers: Record<string, string> = {}) =>
    store.app.request(
      `http://books.example${V3}`,
      { headers: { "x-user-token": STORE_TOKEN, ...headers } },
      {
        incoming: { socket: { remoteAddress: address } },
        outgoing: { setHeader: () => undefined },
      },
    );

  test("is required of everyone but this computer", async () => {
    const refused = await from(api, "203.0.113.9");
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({
      message: "This API is served over HTTPS only. Use an address that begins with https://.",
      code: "https_only",
      params: {},
    });
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
      expect((await from(api, address)).status).toBe(200);
  });

  test("is believed from a proxy only where proxies are trusted", async () => {
    const headers = { "x-forwarded-proto": "https" };
    expect((await from(api, "203.0.113.9", headers)).status).toBe(403);
    expect((await from(behindProxy, "203.0.113.9", headers)).status).toBe(200);
    expect((await from(behindProxy, "203.0.113.9", { "x-forwarded-proto": "http" })).status).toBe(403);
    expect((await from(behindProxy, "203.0.113.9")).status).toBe(403);
  });
});

describe("errors", () => {
  test("come as RFC 9457 to who asks for it", async () => {
    const answer = await api.get("?per_page=0", { headers: { accept: "application/problem+json" } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(JSON.parse(answer.text)).toEqual({
      type: "about:blank",
      title: "Unprocessable Entity",
      status: 422,
      detail: "The given data was invalid.",
      code: "invalid",
      params: {},
      errors: { per_page: ["The per page must be between 1 and 500."] },
      codes: { per_page: [{ code: "bad_per_page", params: { max: 500 } }] },
    });
  });

  test("an address that is no route is a 404, a method it does not take a 405", async () => {
    expect((await api.get("/1/nowhere")).status).toBe(404);
    expect((await api.call("GET", "/elsewhere")).status).toBe(404);
    const answer = await api.call("PATCH", `${V3}/1`, { body: {} });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, PUT, DELETE"]);
  });

  test("version 1 gets them with CODE", async () => {
    const answer = await api.call("GET", "/integration-api/v1/dashboard/issues", { token: null });
    expect([answer.status, answer.json]).toEqual([
      401,
      { CODE: "unauthenticated", message: "Unauthenticated.", code: "unauthenticated", params: {} },
    ]);
  });

  test("a fault of ours says nothing but the request id, and is logged with its stack", async () => {
    const broken = await startContentApi();
    try {
      await broken.ctx.db.$client.query("drop table catalog.content cascade");
      const answer = await broken.get("", { headers: { "x-request-id": "abc-123" } });
      expect([answer.status, answer.json]).toEqual([
        500,
        { message: "Server error.", code: "server_error", params: {}, request_id: "abc-123" },
      ]);
      const line = broken.logLines.map((text) => JSON.parse(text)).find(({ msg }) => msg === "uncaught");
      expect(line).toMatchObject({ request_id: "abc-123", method: "GET", path: V3 });
      expect(line.err.stack).toContain("content");
    } finally {
      await broken.close();
    }
  });
});

describe("every answer", () => {
  test("carries the request id, taken over or made", async () => {
    const given = await api.get("", { headers: { "x-request-id": "trace-42" } });
    expect(given.headers.get("x-request-id")).toBe("trace-42");
    for (const given of ["no spaces please", "x".repeat(200)]) {
      const made = await api.get("/999", { headers: { "x-request-id": given } });
      expect(made.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect((await api.get("", { token: null })).headers.get("x-request-id")).toBeTruthy();
  });

  test("leaves one line in the log, without any token", async () => {
    api.logLines.length = 0;
    await api.get("?user_token=secret-one&per_page=1", { headers: { "x-request-id": "line-1" } });
    await api.call("GET", "/integration-api/v1/dashboard/issues?api_token=secret-two", { token: null });
    expect(api.logLines.map((line) => JSON.parse(line))).toMatchObject([
      { request_id: "line-1", method: "GET", path: V3, status: 200, duration_ms: expect.any(Number) },
      { method: "GET", path: "/integration-api/v1/dashboard/issues", status: 401 },
    ]);
    for (const secret of ["secret", STORE_TOKEN]) expect(api.logLines.join("")).not.toContain(secret);
  });

  test("comes at the address with a slash at its end too, without a redirect", async () => {
    const { status, json } = await api.call("POST", `${V3}/`, { body: BODY });
    expect(status).toBe(201);
    const id = (json as { data: { id: number } }).data.id;
    expect((await api.call("GET", `${V3}/${id}/`)).status).toBe(200);
    expect((await api.call("GET", `${V3}/?per_page=1`)).status).toBe(200);
    expect((await api.call("PUT", `${V3}/${id}/`, { body: { name: "U" } })).status).toBe(200);
  });
});

describe("compression", () => {
  /** fetch would unpack the answer by itself, so it is read from the socket. */
  async function rawList(encoding: string): Promise<{ head: string; body: Buffer }> {
    const { port } = new URL(api.origin);
    const socket = connect(Number(port), "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.write(
      `GET ${V3} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-User-Token: ${STORE_TOKEN}\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
    );
    await once(socket, "close");
    const all = Buffer.concat(chunks);
    const end = all.indexOf("\r\n\r\n");
    return { head: all.subarray(0, end).toString(), body: all.subarray(end + 4) };
  }

  test("brotli and gzip, with the same strong ETag", async () => {
    for (let count = 0; count < 5; count++) await api.post("", BODY);
    const plain = await rawList("identity");
    const etag = /etag: ("[^"]+")/.exec(plain.head)?.[1];
    for (const [encoding, unpack] of [
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
    ] as const) {
      const packed = await rawList(encoding);
      expect(packed.head).toContain(`content-encoding: ${encoding}`);
      expect(packed.head).toContain("vary: Accept-Encoding");
      expect(packed.head).toContain(`etag: ${etag}`);
      expect(packed.body.length).toBeLessThan(plain.body.length / 2);
      expect(unpack(packed.body).toString()).toBe(plain.body.toString());
    }
    expect(plain.head).not.toContain("content-encoding");
  });
});

describe("beside the versions", () => {
  test("healthz and readyz answer without a token", async () => {
    expect((await api.call("GET", "/healthz", { token: null })).json).toEqual({ status: "ok" });
    expect((await api.call("GET", "/readyz", { token: null })).json).toEqual({ status: "ok" });
  });

  test("readyz says when the database is not migrated or not there", async () => {
    const unready = await startContentApi();
    try {
      await unready.ctx.db.$client.query("delete from catalog.migrations");
      const answer = await unready.call("GET", "/readyz", { token: null });
      expect([answer.status, errorOf(answer).message]).toEqual([
        503,
        "The database is not migrated to this version.",
      ]);
      expect((await unready.call("GET", "/healthz", { token: null })).status).toBe(200);
    } finally {
      await unready.close();
    }
  });

  test("covers are public and may be kept for ever; nothing else in the storage can be reached", async () => {
    await api.ctx.storage.put("covers/7-abc.webp", new Uint8Array([1, 2, 3]));
    await api.ctx.storage.put("originals/7/secret.webp", new Uint8Array([9]));
    const answer = await api.call("GET", "/files/covers/7-abc.webp", { token: null });
    expect([answer.status, answer.text, Object.fromEntries(answer.headers)]).toMatchObject([
      200,
      "\u0001\u0002\u0003",
      {
        "content-type": "image/webp",
        "content-length": "3",
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
      },
    ]);
    for (const path of [
      "/files/covers/none.webp",
      "/files/covers/..%2Foriginals%2F7%2Fsecret.webp",
      "/files/covers/%2e%2e/originals/7/secret.webp",
      "/files/originals/7/secret.webp",
      "/files/covers/",
    ])
      expect([path, (await api.call("GET", path, { token: null })).status]).toEqual([path, 404]);
  });
});
