import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { conversionHistorySchema } from "#lib/conversions/history-schema.ts";
import { refreshContentStatus } from "#lib/server/catalog/conversions/refresh-content-status.ts";
import { type ContentApi, createItem, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/book.epub";

const create = (body: object) => createItem(api, body);

describe("conversion", () => {
  test("a failed one is retried with 202; a running or finished one is a 409", async () => {
    const { id } = itemOf(await api.post("", { name: "C", file_type: "pdf", file_url: FILE }));
    expect((await api.post(`/${id}/conversion`)).status).toBe(409);
    await api.ctx.db.$client.query(
      "update catalog.conversions set status = 'error', message = 'This is a web page.', retryable = true where content_id = $1",
      [id],
    );
    await api.ctx.db.$client.query("update catalog.content set conversion_status = 'error' where id = $1", [
      id,
    ]);
    expect(itemOf(await api.get(`/${id}?include=conversion`)).conversion).toMatchObject({
      status: "error",
      message: "This is a web page.",
      progress: null,
      retryable: true,
    });
    const retried = await api.post(`/${id}/conversion`);
    expect([retried.status, itemOf(retried).conversion_status]).toEqual([202, "awaiting"]);
    const { id: physical } = await create({});
    expect((await api.post(`/${physical}/conversion`)).status).toBe(409);
    expect((await api.post("/999/conversion")).status).toBe(404);
  });

  test("an audiobook of one track has its reason alone", async () => {
    const { id } = itemOf(await api.post("", { name: "One", file_type: "audio", file_url: FILE }));
    await api.ctx.db.$client.query(
      "update catalog.conversions set status = 'error', code = 'empty_file', params = '{}', message = 'It is empty.' where content_id = $1",
      [id],
    );
    await api.ctx.db.transaction((tx) => refreshContentStatus(tx, id));
    expect(itemOf(await api.get(`/${id}?include=conversion`)).conversion).toMatchObject({
      message: "It is empty.",
      params: {},
    });
  });

  const conversionOf = async (id: number) =>
    z.object({ data: conversionHistorySchema }).parse((await api.get(`/${id}/conversion`)).json).data;

  test("how it went: its block, and each file with its attempts and their steps", async () => {
    const { id } = itemOf(await api.post("", { name: "C", file_type: "pdf", file_url: FILE }));
    expect(await conversionOf(id)).toMatchObject({
      conversion: { status: "awaiting", code: null, params: null, is_stalled: false },
      files: [{ track_id: null, title: null, status: "awaiting", found: null, file: null, attempts: [] }],
    });
    const { $client: client } = api.ctx.db;
    const failed = "code = 'not_found', params = '{\"status\": 404}', message = 'There is no file.'";
    const { rows } = await client.query<{ id: string }>(
      `update catalog.conversions set status = 'error', ${failed} where content_id = $1 returning id`,
      [id],
    );
    await client.query("update catalog.content set conversion_status = 'error' where id = $1", [id]);
    await client.query(
      `insert into catalog.conversion_attempts
         (conversion_id, attempt, file_type, started_at, finished_at, outcome, code, params, message, steps)
       values ($1, 1, 'pdf', '2026-01-01T10:00:00Z', '2026-01-01T10:00:02.5Z', 'failed', 'not_found', '{"status": 404}',
         'There is no file.', '[{"stage": "fetch", "started_at": "2026-01-01T10:00:00.000Z", "finished_at": "2026-01-01T10:00:02.449Z"}]')`,
      [rows[0]?.id],
    );
    const { conversion, files } = await conversionOf(id);
    const said = { code: "not_found", params: { status: 404 }, message: "There is no file." };
    expect(conversion).toMatchObject({ status: "error", ...said });
    expect(files[0]).toMatchObject({ status: "error", ...said });
    expect(files[0]?.attempts).toEqual([
      {
        attempt: 1,
        // As of an attempt of before its file was kept.
        file: null,
        started_at: "2026-01-01T10:00:00Z",
        finished_at: "2026-01-01T10:00:02Z",
        outcome: "failed",
        ...said,
        steps: [
          {
            stage: "fetch",
            started_at: "2026-01-01T10:00:00Z",
            finished_at: "2026-01-01T10:00:02Z",
            seconds: 2.4,
          },
        ],
      },
    ]);
  });

  test("an audiobook has a file for each track, in their order; a printed book has none", async () => {
    const { id } = itemOf(await api.post("", { name: "A", file_type: "audio", file_url: FILE }));
    await api.post(`/${id}/tracks`, { title: "Prologue", file_url: FILE, order: 1 });
    expect((await conversionOf(id)).files.map(({ title }) => title)).toEqual(["Prologue", "A"]);
    const { id: physical } = await create({});
    expect(await conversionOf(physical)).toEqual({ conversion: null, preview_url: null, files: [] });
    expect((await api.get("/999/conversion")).status).toBe(404);
    expect((await api.get(`/${id}/conversion?id_type=wrong`)).status).toBe(422);
  });

  test("an audiobook counts its tracks, and goes back neither with a new track nor with a second try", async () => {
    const { $client: client } = api.ctx.db;
    const { id } = itemOf(await api.post("", { name: "A", file_type: "audio", file_url: FILE }));
    for (const title of ["Two", "Three"]) await api.post(`/${id}/tracks`, { title, file_url: FILE });
    const { rows: tracks } = await client.query<{ id: string }>(
      "select id from catalog.conversions where content_id = $1 order by id",
      [id],
    );
    const write = async (track: number, values: string) => {
      const conversion = Number(tracks[track]?.id);
      await client.query(`update catalog.conversions set ${values} where id = ${conversion}`);
      await api.ctx.db.transaction((tx) => refreshContentStatus(tx, id));
      return itemOf(await api.get(`/${id}?include=conversion`)).conversion;
    };
    const told = (done: number, percent: number) => ({
      status: "converting",
      stage: "render",
      step: 3,
      percent,
      progress: `Converting track ${done} of 3, step 3/4`,
      message: null,
      code: "converting_track",
      params: { done, total: 3 },
    });
    const publishing =
      "status = 'converting', step = 4, percent = 97, code = 'publishing', message = 'Publishing 4/4'";
    expect(await write(0, publishing)).toMatchObject(told(1, 0));
    expect(await write(0, "status = 'done'")).toMatchObject(told(2, 33));
    expect(await write(1, publishing)).toMatchObject(told(2, 33));
    expect(await write(1, "status = 'awaiting', step = 1, percent = 0")).toMatchObject(told(2, 33));
    expect(
      await write(1, "status = 'error', code = 'not_found', message = 'There is no file.'"),
    ).toMatchObject(told(3, 66));
    expect(await write(2, "status = 'done'")).toMatchObject({
      status: "error",
      code: "not_found",
      message: "Track 2 of 3, “Two”, failed: There is no file. 2 tracks are fine.",
      params: { track: 2, tracks: 3, track_title: "Two", tracks_failed: 1, tracks_done: 2 },
    });
    const refused =
      "status = 'error', code = 'web_page', message = 'A web page.', params = '{\"wanted\": \"audio\"}'";
    expect(await write(2, `${refused}, updated_at = now() + interval '1 minute'`)).toMatchObject({
      code: "web_page",
      message: "2 of 3 tracks failed, among them track 3, “Three”: A web page. One track is fine.",
      params: { wanted: "audio", track: 3, track_title: "Three", tracks_failed: 2, tracks_done: 1 },
    });
    expect(await write(0, "status = 'error', message = 'No.'")).toMatchObject({
      message: "3 of 3 tracks failed, among them track 3, “Three”: A web page.",
    });
  });

  test("the waveform of a track comes when its track is asked for alone", async () => {
    const { id } = itemOf(await api.post("", { name: "A", file_type: "audio", file_url: FILE }));
    await api.post(`/${id}/tracks`, { title: "Second", file_url: FILE });
    const audio = {
      bit_rate_kbps: 128,
      sample_rate_hz: 44_100,
      channels: 2,
      chapters: [],
      waveform: [0, 100, 50],
    };
    await api.ctx.db.$client.query("update catalog.conversions set audio = $2 where content_id = $1", [
      id,
      JSON.stringify(audio),
    ]);
    const all = await conversionOf(id);
    expect(all.files.map((file) => file.audio)).toEqual(Array(2).fill({ ...audio, waveform: [] }));
    const [, second] = all.files;
    const path = `/${id}/conversion?track_id=${second?.track_id}`;
    const { files } = z.object({ data: conversionHistorySchema }).parse((await api.get(path)).json).data;
    expect(files).toEqual([{ ...second, audio }]);
    for (const missing of ["999999", "x", ""]) {
      const answer = await api.get(`/${id}/conversion?track_id=${missing}`);
      expect([answer.status, answer.json]).toMatchObject([404, { message: "Track not found." }]);
    }
  });

  test("whether a language or a track's title was given is remembered, for the file to know", async () => {
    const { $client: client } = api.ctx.db;
    const isLangGiven = async (id: number) =>
      (
        await client.query<{ given: boolean }>(
          "select lang_given as given from catalog.content where id = $1",
          [id],
        )
      ).rows[0]?.given;
    const named = await create({ lang: "fr" });
    const unnamed = await create({});
    expect([await isLangGiven(named.id), await isLangGiven(unnamed.id)]).toEqual([true, false]);
    await api.put(`/${unnamed.id}`, { lang: "pt" });
    expect(await isLangGiven(unnamed.id)).toBe(true);

    const { id } = itemOf(await api.post("", { name: "A", file_type: "audio", file_url: FILE }));
    await api.post(`/${id}/tracks`, { title: "Second", file_url: FILE });
    const given = async () =>
      (
        await client.query<{ id: string; given: boolean }>(
          "select id, title_given as given from catalog.tracks where content_id = $1 order by position",
          [id],
        )
      ).rows;
    expect((await given()).map((track) => track.given)).toEqual([false, true]);
    await api.put(`/${id}/tracks/${(await given())[0]?.id}`, { title: "A" });
    expect((await given()).map((track) => track.given)).toEqual([true, true]);
  });
});
