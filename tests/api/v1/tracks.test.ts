import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueTrackSchema } from "#lib/content/v1-schema.ts";
import { type Json, newIssue, startStore, type TestStore } from "./store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.close());

const file_url = "https://files.example/track.mp3";

/** An audiobook of three tracks; the first has the title's own name. */
async function audiobook(): Promise<{ id: number; tracks: Json[] }> {
  const { id } = await store.createIssue(newIssue({ extension: "mp3", name: "One" }));
  for (const track_title of ["Two", "Three"])
    expect((await store.send("POST", `/${id}/tracks`, { track_title, file_url })).status).toBe(201);
  return { id, tracks: await tracksOf(id) };
}

async function tracksOf(id: number): Promise<Json[]> {
  const { status, body } = await store.send("GET", `/${id}/tracks`);
  expect([status, body.CODE]).toEqual([200, "success"]);
  return body.data;
}

const titles = (tracks: Json[]) => tracks.map(({ track_title, order }) => `${order} ${track_title}`);

describe("tracks in version 1", () => {
  test("a list under data, with track_title for title and order from 0", async () => {
    const { id, tracks } = await audiobook();
    expect(titles(tracks)).toEqual(["0 One", "1 Two", "2 Three"]);
    expect(issueTrackSchema.array().safeParse(tracks).error).toBeUndefined();
    expect(tracks[1]).toMatchObject({
      tenant_id: 1,
      issue_id: id,
      version: 1,
      duration: null,
      size_in_kb: null,
    });
    expect(tracks[1].created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test("the file of the title is its first track", async () => {
    const { id, tracks } = await audiobook();
    const { file } = (await store.send("GET", `/${id}`)).body.data.issue;
    expect(tracks[0]).toMatchObject(file);
    expect(file.track_title).toBe("One");
  });

  test("POST adds a track where order says, also under title", async () => {
    const { id } = await audiobook();
    const { status, body } = await store.send("POST", `/${id}/tracks`, {
      title: "Intro",
      file_url,
      order: 0,
    });
    expect([status, body.data.track_title, body.data.order]).toEqual([201, "Intro", 0]);
    expect(titles(await tracksOf(id))).toEqual(["0 Intro", "1 One", "2 Two", "3 Three"]);
  });

  test("PUT renames and moves; unknown keys are ignored", async () => {
    const { id, tracks } = await audiobook();
    const path = `/${id}/tracks/${tracks[2].id}`;
    const { status, body } = await store.send("PUT", path, { track_title: "Last", order: 1, duration: 9 });
    expect([status, body.data.track_title, body.data.order]).toEqual([200, "Last", 1]);
    expect(titles(await tracksOf(id))).toEqual(["0 One", "1 Last", "2 Two"]);
  });

  test("PUT tracks-orders takes every form of version 3, counted from 0", async () => {
    const { id, tracks } = await audiobook();
    const [one, two, three] = tracks.map((track) => track.id);
    const forms: [unknown, number[]][] = [
      [
        {
          tracks: [
            { id: one, order: 2 },
            { id: two, order: 0 },
            { id: three, order: 1 },
          ],
        },
        [two, three, one],
      ],
      [{ order: [three, two, one] }, [three, two, one]],
      [{ tracks: [one, three, two] }, [one, three, two]],
      [
        [two, one, three],
        [two, one, three],
      ],
    ];
    for (const [body, expected] of forms) {
      const answer = await store.send("PUT", `/${id}/tracks-orders`, body);
      expect(answer.status).toBe(200);
      expect(answer.body.data.map((track: Json) => track.id)).toEqual(expected);
    }
  });

  test("PUT tracks-orders must name every track exactly once", async () => {
    const { id, tracks } = await audiobook();
    const { status, body } = await store.send("PUT", `/${id}/tracks-orders`, [tracks[0].id, 4711]);
    expect([status, body.CODE]).toEqual([422, "validation_error"]);
    expect(body.errors.tracks.join(" ")).toContain("4711");
    expect(titles(await tracksOf(id))).toEqual(titles(tracks));
  });

  test("DELETE closes the gap; the last track stays", async () => {
    const { id, tracks } = await audiobook();
    for (const track of tracks.slice(0, 2))
      expect((await store.send("DELETE", `/${id}/tracks/${track.id}`)).status).toBe(204);
    expect(titles(await tracksOf(id))).toEqual(["0 Three"]);
    const last = await store.send("DELETE", `/${id}/tracks/${tracks[2].id}`);
    expect([last.status, last.body.CODE]).toEqual([409, "conflict"]);
  });

  test("faults are named as this version names the fields", async () => {
    const { id } = await audiobook();
    const { status, body } = await store.send("POST", `/${id}/tracks`, {});
    expect(status).toBe(422);
    expect(Object.keys(body.errors).sort()).toEqual(["file_url", "track_title"]);
    const negative = await store.send("POST", `/${id}/tracks`, { track_title: "x", file_url, order: -1 });
    expect(Object.keys(negative.body.errors)).toEqual(["order"]);
  });

  test("only audiobooks have tracks; another track is a 404", async () => {
    const pdf = await store.createIssue(newIssue());
    expect((await store.send("GET", `/${pdf.id}/tracks`)).status).toBe(422);
    const { id } = await audiobook();
    for (const track of ["999", "first"])
      expect((await store.send("PUT", `/${id}/tracks/${track}`, { track_title: "x" })).body).toEqual({
        CODE: "not_found",
        message: "Track not found.",
        code: "track_not_found",
        params: {},
      });
  });
});
