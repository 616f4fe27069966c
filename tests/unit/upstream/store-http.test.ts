import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openStore, type StoreOptions } from "#lib/upstream/connect.ts";
import { UpstreamError } from "#lib/upstream/upstream-error.ts";
import { type FakeStore, sampleContent } from "#tests/support/fake-store.ts";
import { openFakeStore } from "./open-fake-store.ts";

const TOKEN = "sk_live_a/b+c&d=e";
const open = (reply: FakeStore["reply"], options: Partial<StoreOptions> = {}) =>
  openFakeStore(reply, { token: TOKEN, ...options });

async function failure(work: Promise<unknown>): Promise<UpstreamError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UpstreamError);
  return error as UpstreamError;
}

test("a store that does not answer in time is unreachable, and said to be late", async () => {
  let answer = () => {};
  const never = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { api } = await open(() => ({ after: never }), { timeoutMs: 50 });
  onTestFinished(() => answer());
  expect(await failure(api.get("1"))).toMatchObject({ kind: "store_unreachable", timedOut: true });
});

test("a store that nobody listens for is unreachable", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const session = openStore({ url: `http://127.0.0.1:${port}`, token: TOKEN, version: "v1" });
  onTestFinished(session.close);
  const error = await failure(session.api().get("1"));
  expect(error).toMatchObject({ kind: "store_unreachable", timedOut: false });
});

test("memory exhaustion: an answer larger than the limit is given up", async () => {
  const { api } = await open(() => ({ text: JSON.stringify("x".repeat(200_000)) }), {
    maxAnswerBytes: 100_000,
  });
  expect((await failure(api.get("1"))).message).toBe("The store's answer is too large.");
});

test("token leak: neither errors nor their causes hold it, in any spelling, for either version", async () => {
  const echo = `token ${TOKEN} and ${encodeURIComponent(TOKEN)}`;
  for (const version of ["v1", "v3"] as const) {
    const { api, store } = await open(
      () => ({ status: 409, json: { message: echo, errors: { name: [echo] } } }),
      {
        version,
      },
    );
    const refused = await failure(api.create({ name: "x" }));
    await store.close();
    const cut = await failure(api.create({ name: "x" }));
    for (const error of [refused, cut]) {
      const all = JSON.stringify([error.message, error.stack, error.fieldErrors, error.cause]);
      expect(all).not.toContain(TOKEN);
      expect(all).not.toContain(encodeURIComponent(TOKEN));
    }
  }
});

test("the token travels in the header to version 3 and, encoded, in the query to version 1", async () => {
  const v3 = await open(() => ({ json: { data: sampleContent() } }));
  await v3.api.get("1");
  expect(v3.store.calls[0]?.headers["x-user-token"]).toBe(TOKEN);
  expect(v3.store.calls[0]?.query.has("api_token")).toBe(false);
  const v1 = await open(() => ({ json: { data: { issue: { id: 1, name: "x" } } } }), { version: "v1" });
  await v1.api.get("1");
  expect(v1.store.calls[0]?.query.get("api_token")).toBe(TOKEN);
  expect(v1.store.calls[0]?.headers["x-user-token"]).toBeUndefined();
});
