import { describe, expect, test } from "vitest";
import { type StoreReply, sampleContent } from "#tests/support/fake-store.ts";
import { openFakeStore } from "./open-fake-store.ts";

/** A store that keeps one title and its tracks, and looks at no If-Match. */
async function openKeeper(headers: () => Record<string, string> = () => ({})) {
  const kept = {
    content: { ...sampleContent(7), conversion_status: "converting" },
    tracks: [1, 2].map((id) => ({
      id,
      title: `Track ${id}`,
      order: id,
      duration: null,
      size_in_kb: null,
      created_at: "2026-01-01T00:00:00Z",
      updated_at: "2026-01-01T00:00:00Z",
    })),
  };
  const opened = await openFakeStore(({ method, path, body }): StoreReply => {
    if (method === "DELETE") return { status: 204, text: "" };
    if (path.endsWith("/tracks/order")) return { json: { data: kept.tracks } };
    if (path.endsWith("/tracks")) return { json: { data: kept.tracks }, headers: headers() };
    if (path.includes("/tracks/")) return { json: { data: kept.tracks[0] } };
    if (method === "PUT") Object.assign(kept.content, JSON.parse(body));
    return { json: { data: kept.content }, headers: headers() };
  });
  const writes = () => opened.store.calls.filter(({ method }) => method !== "GET");
  return { ...opened, kept, writes };
}

describe("a store without If-Match", () => {
  test("gets a weak ETag, for best effort, over what people write", async () => {
    const { api, kept } = await openKeeper();
    const { etag } = await api.get("7");
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    kept.content.conversion_status = "done";
    kept.content.updated_at = "2026-11-22T00:00:00Z";
    expect((await api.get("7")).etag).toBe(etag);
    kept.content.name = "Another name";
    expect((await api.get("7")).etag).not.toBe(etag);
  });

  test("is read again just before an update, which goes out when nothing has changed", async () => {
    const { api, store, writes } = await openKeeper();
    const { etag } = await api.get("7");
    store.calls.length = 0;
    const saved = await api.update("7", { name: "Mine" }, etag);
    expect(store.calls.map(({ method }) => method)).toEqual(["GET", "PUT"]);
    expect(writes()[0]?.headers["if-match"]).toBeUndefined();
    await api.update("7", { name: "Mine again" }, saved.etag);
    expect(writes()).toHaveLength(2);
  });

  test("is not written to when somebody else was faster", async () => {
    const { api, kept, writes } = await openKeeper();
    const { etag } = await api.get("7");
    kept.content.name = "Theirs";
    const stale = { kind: "stale", status: 412, said: { code: "stale" } };
    await expect(api.update("7", { name: "Mine" }, etag)).rejects.toMatchObject(stale);
    await expect(api.delete("7", etag)).rejects.toMatchObject(stale);
    expect(writes()).toEqual([]);
    expect(kept.content.name).toBe("Theirs");
  });

  test("has its tracks compared in the same way", async () => {
    const { api, kept, writes } = await openKeeper();
    const { etag } = await api.listTracks("7");
    const reordered = await api.reorderTracks("7", [2, 1], etag);
    expect(reordered.etag).toBe(etag);
    await api.updateTrack("7", 1, { title: "One" }, etag);
    expect(writes()).toHaveLength(2);
    for (const track of kept.tracks) track.order = 3 - track.order;
    const stale = { kind: "stale" };
    await expect(api.reorderTracks("7", [1, 2], etag)).rejects.toMatchObject(stale);
    await expect(api.updateTrack("7", 1, { title: "Two" }, etag)).rejects.toMatchObject(stale);
    await expect(api.deleteTrack("7", 1, etag)).rejects.toMatchObject(stale);
    expect(writes()).toHaveLength(2);
  });

  test("whose ETags have another form is read again too, and told the ETag all the same", async () => {
    let etag = '"first"';
    const { api, writes } = await openKeeper(() => ({ etag }));
    await api.update("7", { name: "Mine" }, '"first"');
    expect(writes()[0]?.headers["if-match"]).toBe('"first"');
    etag = '"second"';
    await expect(api.update("7", { name: "Mine" }, '"first"')).rejects.toMatchObject({ kind: "stale" });
    expect(writes()).toHaveLength(1);
  });
});

test("a store that promises If-Match is written to at once, and decides by itself", async () => {
  const { api, store } = await openKeeper(() => ({ etag: '"r4.abc"' }));
  await api.update("7", { name: "Mine" }, '"r3.abc"');
  await api.update("7", { name: "Mine" }, null);
  expect(store.calls.map(({ method, headers }) => [method, headers["if-match"]])).toEqual([
    ["PUT", '"r3.abc"'],
    ["PUT", undefined],
  ]);
});
