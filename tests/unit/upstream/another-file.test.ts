import { expect, test } from "vitest";
import { sampleContent } from "#tests/support/fake-store.ts";
import { openFakeStore } from "./open-fake-store.ts";

const FILE = { file_url: "https://files.example/open.pdf" };
const failed = {
  status: "error",
  stage: null,
  step: 2,
  steps: 4,
  percent: 45,
  progress: null,
  message: "This PDF is locked.",
  retryable: false,
  started_at: null,
  updated_at: null,
  finished_at: null,
};
const track = {
  id: 9,
  title: "One",
  order: 1,
  duration: null,
  size_in_kb: null,
  conversion_status: "error",
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};

test("a store says itself where it takes another file; one that never says so takes none", async () => {
  const reply = (word: object) => () => ({
    json: { data: { ...sampleContent(5), conversion_status: "error", conversion: { ...failed, ...word } } },
  });
  const knows = await openFakeStore(reply({ accepts_file: true }));
  expect((await knows.api.get("5")).data.conversion).toMatchObject({ accepts_file: true });
  const lacks = await openFakeStore(reply({}));
  expect((await lacks.api.get("5")).data.conversion).toMatchObject({ status: "error", accepts_file: false });
});

test("the same of its tracks", async () => {
  const { api } = await openFakeStore(() => ({
    json: { data: [track, { ...track, id: 10, order: 2, conversion_accepts_file: true }] },
  }));
  const { data } = await api.listTracks("5");
  expect(data.map((one) => one.conversion_accepts_file)).toEqual([false, true]);
});

test("the file is sent to version 3 as it was given", async () => {
  const { api, store } = await openFakeStore(() => ({ status: 202, json: {} }));
  await api.retryConversion("5", { ...FILE, track_id: 9 });
  await api.retryConversion("5");
  expect(store.calls.map(({ body }) => body)).toEqual([JSON.stringify({ ...FILE, track_id: 9 }), ""]);
});

test("version 1 takes no other file and says what to do, without asking the store", async () => {
  const { api, store } = await openFakeStore(() => ({ json: {} }), { version: "v1" });
  await expect(api.retryConversion("5", FILE)).rejects.toMatchObject({
    kind: "not_found",
    message: expect.stringContaining("add it again"),
    said: { code: "lacks_exchange" },
  });
  expect(store.calls).toEqual([]);
});
