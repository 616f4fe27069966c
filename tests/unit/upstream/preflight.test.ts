import { expect, test } from "vitest";
import { openFakeStore } from "./open-fake-store.ts";

const FILE = { file_url: "https://files.example/a.epub", file_type: "epub" } as const;

test("what a store sees of a file is read tolerantly", async () => {
  const json = {
    ok: false,
    file_type: "epub",
    media_type: null,
    size_in_kb: 12,
    final_host: "files.example",
    problems: [{ code: "too_old", message: "This book is too old." }],
    found: { name: "A name" },
  };
  const { api } = await openFakeStore(() => ({ json }));
  expect(await api.preflight(FILE)).toMatchObject({
    problems: [{ code: "too_old", message: "This book is too old.", params: {} }],
    found: { name: "A name" },
  });
});

test.each([404, 405, 422])("a store that answers %i has no pre-flight, and is asked once", async (status) => {
  const { api, store } = await openFakeStore(() => ({ status, json: { message: "No." } }));
  expect(await api.preflight(FILE)).toBeNull();
  expect(await api.preflight(FILE)).toBeNull();
  expect(store.calls).toHaveLength(1);
});

test("a store that has it may refuse an address, and is asked again for the next", async () => {
  const { api, store } = await openFakeStore(() => ({
    status: 422,
    json: { message: "Invalid.", errors: { file_url: ["The file_url field must be shorter."] } },
  }));
  await expect(api.preflight(FILE)).rejects.toMatchObject({ kind: "invalid" });
  await expect(api.preflight(FILE)).rejects.toMatchObject({ kind: "invalid" });
  expect(store.calls).toHaveLength(2);
});

test("a store of version 1 has none, and is not asked", async () => {
  const { api, store } = await openFakeStore(() => ({ json: {} }), { version: "v1" });
  expect(await api.preflight(FILE)).toBeNull();
  expect(store.calls).toHaveLength(0);
});
