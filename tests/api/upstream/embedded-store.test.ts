import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#lib/upstream/connect.ts";
import type { ContentApi as Api } from "#lib/upstream/content-api.ts";
import { type ContentApi, STORE_TOKEN, startContentApi } from "#tests/support/content-api.ts";

/** What the dashboard asks of a store, asked of the embedded one in every version it can speak. */
let store: ContentApi;
beforeAll(async () => {
  store = await startContentApi();
});
afterAll(() => store.close());

const audiobook = (external_id: string) => ({
  name: "21 Dias para curar a sua vida",
  external_id,
  file_type: "audio",
  file_url: "https://files.example/day-1.mp3",
  published_at: "2019-09-13",
  lang: "pt",
  description: "<p>Linha <b>um</b></p>",
  author: ["Louise Hay"],
  keywords: ["espelho"],
  bisac: ["SEL032000"],
  prices: [
    { currency_id: "USD", amount: 19.5 },
    { currency_id: "CLP", amount: 9990 },
  ],
  free: { enabled: true, until: null, require_login: true },
  preview: { enabled: true, require_login: false },
});

describe.each(["v3", "parallel", "v1"] as const)("a store that speaks %s", (version) => {
  let api: Api;
  let close: () => Promise<void>;
  beforeAll(() => {
    const session = openStore({ url: store.origin, token: STORE_TOKEN, version });
    api = session.api();
    close = session.close;
  });
  afterAll(() => close());

  test("takes a title and shows it as it was given", async () => {
    const { data } = await api.create(audiobook(`made-by-${version}`));
    const { data: read } = await api.get(String(data.id));
    expect(read).toMatchObject({
      id: data.id,
      name: "21 Dias para curar a sua vida",
      external_id: `made-by-${version}`,
      file_type: "audio",
      lang: "pt",
      published_at: "2019-09-13T03:00:00Z",
      description: "<p>Linha <b>um</b></p>",
      free: { enabled: true, until: null, require_login: true },
      preview: { enabled: true, require_login: false },
    });
    expect(read.prices).toHaveLength(2);
    expect(read.prices).toEqual(
      expect.arrayContaining([
        { currency_id: "USD", amount: 19.5 },
        { currency_id: "CLP", amount: 9990 },
      ]),
    );
  });

  test("changes what is sent and keeps the rest", async () => {
    const { data } = await api.create(audiobook(`changed-by-${version}`));
    const { data: changed } = await api.update(String(data.id), { name: "Nova", author: ["A", "B"] }, null);
    expect(changed).toMatchObject({ name: "Nova", external_id: `changed-by-${version}`, lang: "pt" });
    const other = openStore({ url: store.origin, token: STORE_TOKEN, version: "v3" });
    const { data: told } = await other.api().get(String(data.id));
    await other.close();
    expect(told).toMatchObject({ author: ["A", "B"], keywords: ["espelho"] });
  });

  test("is walked page by page, every title once, and back", async () => {
    for (const name of ["One", "Two", "Three"]) {
      await api.create({ ...audiobook(`${name}-${version}`), name: `Walk ${version} ${name}` });
    }
    const query = { "filter[query]": `walk ${version}`, per_page: "2" };
    const first = await api.list(new URLSearchParams(query));
    expect(first.data).toHaveLength(2);
    const second = await api.list(new URLSearchParams({ ...query, cursor: first.links.next ?? "" }));
    expect(second.data).toHaveLength(1);
    expect(second.meta.has_more).toBe(false);
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(3);
    const back = await api.list(new URLSearchParams({ ...query, cursor: second.links.prev ?? "" }));
    expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  });

  test("says at which field a title is wrong, and who has the external id", async () => {
    await api.create(audiobook(`taken-${version}`));
    const clash = await api.create(audiobook(`taken-${version}`)).catch((error: unknown) => error);
    expect(clash).toMatchObject({ kind: "invalid", fieldErrors: { external_id: [expect.any(String)] } });
    const blank = await api
      .create({ ...audiobook(`b-${version}`), name: "" })
      .catch((error: unknown) => error);
    expect(blank).toMatchObject({ kind: "invalid", fieldErrors: { name: [expect.any(String)] } });
  });

  test("adds, renames, orders and removes tracks", async () => {
    const { data } = await api.create(audiobook(`tracks-${version}`));
    const id = String(data.id);
    const first = (await api.listTracks(id)).data[0]?.id ?? 0;
    const { id: added } = await api.addTrack(id, { title: "Dia 2", file_url: "https://files.example/2.mp3" });
    const renamed = await api.updateTrack(id, added, { title: "Dia 2: o espelho" });
    expect(renamed).toMatchObject({ id: added, title: "Dia 2: o espelho", order: 2 });
    const { data: ordered } = await api.reorderTracks(id, [added, first], null);
    expect(ordered.map((track) => [track.id, track.order])).toEqual([
      [added, 1],
      [first, 2],
    ]);
    await api.deleteTrack(id, first);
    expect((await api.listTracks(id)).data.map((track) => [track.id, track.order])).toEqual([[added, 1]]);
    await expect(api.deleteTrack(id, added)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("tells what is being converted", async () => {
    const { data } = await api.create(audiobook(`converting-${version}`));
    const { active, watched } = await api.listConversions([String(data.id), "999999999"]);
    expect(active.map(({ id }) => id)).toContain(data.id);
    expect(watched.map(({ id }) => id)).toEqual([data.id]);
    expect(watched[0]?.conversion?.status).toBe(watched[0]?.conversion_status);
  });

  test("loses a title that is deleted", async () => {
    const { data } = await api.create(audiobook(`deleted-${version}`));
    await api.delete(String(data.id));
    await expect(api.get(String(data.id))).rejects.toMatchObject({ kind: "not_found" });
    if (version === "v1") return;
    expect((await api.restore(String(data.id))).data.external_id).toBe(`deleted-${version}`);
  });

  test("refuses another token, whatever it is asked", async () => {
    const stranger = openStore({ url: store.origin, token: "sk_live_of_a_stranger", version });
    await expect(stranger.api().get("1")).rejects.toMatchObject({ kind: "store_refused" });
    await stranger.close();
  });
});

test("the token is in no log line of the store, though version 1 carries it in the address", () => {
  expect(store.logLines.length).toBeGreaterThan(0);
  expect(store.logLines.join("\n")).not.toContain(STORE_TOKEN);
});
