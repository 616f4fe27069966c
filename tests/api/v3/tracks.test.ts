import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  type ApiAnswer,
  type ContentApi,
  errorOf,
  errorsOf,
  itemOf,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
let id: number;
let first: number;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/track.mp3";
const TRACK_NOT_FOUND = '{"message":"Track not found.","code":"track_not_found","params":{}}';
const tracksSchema = z.object({
  data: z.array(z.looseObject({ id: z.number(), title: z.string(), order: z.number() })),
});
const tracksOf = ({ json }: ApiAnswer) => tracksSchema.parse(json).data;

async function addTrack(title: string, order?: number): Promise<number> {
  const answer = await api.post(`/${id}/tracks`, { title, file_url: FILE, order });
  expect(answer.status).toBe(201);
  return itemOf(answer).id;
}

async function titles(): Promise<string> {
  const tracks = tracksOf(await api.get(`/${id}/tracks`));
  expect(tracks.map(({ order }) => order)).toEqual(tracks.map((_, index) => index + 1));
  return tracks.map(({ title }) => title).join("");
}

async function stateOf() {
  const sql = "select revision, updated_at::text, conversion_status from catalog.content where id = $1";
  return (await api.ctx.db.$client.query(sql, [id])).rows[0];
}

beforeEach(async () => {
  id = itemOf(await api.post("", { name: "A", file_type: "audio", file_url: FILE })).id;
  first = tracksOf(await api.get(`/${id}/tracks`))[0]?.id ?? 0;
});

describe("add", () => {
  test("appends unless order says where, and a place past the end means the end", async () => {
    await addTrack("B");
    await addTrack("C", 1);
    await addTrack("D", 2);
    await addTrack("E", 99);
    expect(await titles()).toBe("CDABE");
  });

  test("answers with the track, starts its conversion and moves the revision of the title", async () => {
    const before = await stateOf();
    const answer = await api.post(`/${id}/tracks`, { title: "B", file_url: FILE });
    expect(itemOf(answer)).toEqual({
      id: expect.any(Number),
      title: "B",
      order: 2,
      duration: null,
      size_in_kb: null,
      conversion_status: "awaiting",
      conversion_message: null,
      conversion_code: null,
      conversion_params: null,
      conversion_accepts_file: false,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
    const after = await stateOf();
    expect([after.revision, after.conversion_status]).toEqual([before.revision + 1, "awaiting"]);
    expect(after.updated_at > before.updated_at).toBe(true);
    const jobs = await api.ctx.db.$client.query(
      "select count(*)::int from jobs.job where (data->>'conversionId')::int in (select id from catalog.conversions where content_id = $1)",
      [id],
    );
    expect(jobs.rows[0].count).toBe(2);
  });

  test("bad input is a 422 at its field and writes nothing", async () => {
    const before = await api.countRows();
    for (const [body, field] of [
      [{ file_url: FILE }, "title"],
      [{ title: " ", file_url: FILE }, "title"],
      [{ title: "x".repeat(256), file_url: FILE }, "title"],
      [{ title: "a\u0000", file_url: FILE }, "title"],
      [{ title: "B" }, "file_url"],
      [{ title: "B", file_url: "ftp://files.example/b.mp3" }, "file_url"],
      [{ title: "B", file_url: "http://127.0.0.1/b.mp3" }, "file_url"],
      [{ title: "B", file_url: FILE, order: 0 }, "order"],
      [{ title: "B", file_url: FILE, order: "2" }, "order"],
      [{ title: "B", file_url: FILE, name: "B" }, "name"],
    ] as const) {
      const answer = await api.post(`/${id}/tracks`, body);
      expect([body, answer.status, Object.keys(errorsOf(answer))]).toEqual([body, 422, [field]]);
    }
    expect(await api.countRows()).toEqual(before);
  });
});

describe("update", () => {
  test("renames, moves, or both; nothing moves when nothing changes", async () => {
    const b = await addTrack("B");
    await addTrack("C");
    const answer = await api.put(`/${id}/tracks/${b}`, { title: "Z", order: 1 });
    expect([answer.status, itemOf(answer)]).toMatchObject([200, { id: b, title: "Z", order: 1 }]);
    expect(await titles()).toBe("ZAC");
    const before = await stateOf();
    expect((await api.put(`/${id}/tracks/${b}`, { title: "Z", order: 1 })).status).toBe(200);
    expect((await api.put(`/${id}/tracks/${b}`, {})).status).toBe(200);
    expect(await stateOf()).toEqual(before);
    await api.put(`/${id}/tracks/${b}`, { order: 50 });
    expect(await titles()).toBe("ACZ");
  });

  test("a track of another title, and what is no track, is a 404", async () => {
    const { id: other } = itemOf(await api.post("", { name: "Other", file_type: "audio", file_url: FILE }));
    for (const track of [first, 999_999, "x", "1e3"]) {
      const answer = await api.put(`/${other}/tracks/${track}`, { title: "X" });
      expect([answer.status, answer.text]).toEqual([404, TRACK_NOT_FOUND]);
    }
    const nowhere = await api.put("/999/tracks/1", { title: "X" });
    expect(errorOf(nowhere)).toEqual({ message: "Content not found." });
  });
});

describe("order", () => {
  test("takes four forms, and the word order wins over a track of that name", async () => {
    const b = await addTrack("B");
    const c = await addTrack("C");
    const forms: [unknown, string][] = [
      [
        {
          tracks: [
            { id: c, order: 1 },
            { id: first, order: 3 },
            { id: b, order: 2 },
          ],
        },
        "CBA",
      ],
      [{ order: [b, c, first] }, "BCA"],
      [{ tracks: [first, b, c] }, "ABC"],
      [[c, first, b], "CAB"],
      [[String(first), b, c], "ABC"],
    ];
    for (const [body, expected] of forms) {
      const answer = await api.put(`/${id}/tracks/order`, body);
      expect(answer.status).toBe(200);
      expect(
        tracksOf(answer)
          .map(({ title }) => title)
          .join(""),
      ).toBe(expected);
      expect(answer.headers.get("etag")).toBe((await api.get(`/${id}/tracks`)).headers.get("etag"));
    }
  });

  test("names every track exactly once, else a 422 that lists what is missing, extra or double", async () => {
    const b = await addTrack("B");
    const before = await stateOf();
    const answer = await api.put(`/${id}/tracks/order`, [b, b, 999_999]);
    expect([answer.status, errorsOf(answer)]).toEqual([
      422,
      {
        tracks: [
          `The order leaves out ${first}.`,
          "The order names what is no track of this content: 999999.",
          `The order names more than once ${b}.`,
        ],
      },
    ]);
    for (const body of [{}, [], { order: "9,7" }, [null], { tracks: [{ id: b }] }])
      expect((await api.put(`/${id}/tracks/order`, body)).status).toBe(422);
    expect(await titles()).toBe("AB");
    expect(await stateOf()).toEqual(before);
  });

  test("the same order again is no change", async () => {
    const b = await addTrack("B");
    const before = await stateOf();
    expect((await api.put(`/${id}/tracks/order`, [first, b])).status).toBe(200);
    expect(await stateOf()).toEqual(before);
  });
});

describe("delete", () => {
  test("the gap closes, and the last track is a 409", async () => {
    const b = await addTrack("B");
    await addTrack("C");
    const answer = await api.delete(`/${id}/tracks/${b}`);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await titles()).toBe("AC");
    expect((await api.delete(`/${id}/tracks/${b}`)).status).toBe(404);
    await api.delete(`/${id}/tracks/${first}`);
    const [last] = tracksOf(await api.get(`/${id}/tracks`));
    const refused = await api.delete(`/${id}/tracks/${last?.id}`);
    expect(refused.status).toBe(409);
    expect(errorOf(refused).message).toContain("This is the last track");
    expect(await titles()).toBe("C");
  });

  test("the title's state follows what is left", async () => {
    const b = await addTrack("B");
    await api.ctx.db.$client.query(
      "update catalog.conversions set status = case when track_id = $1 then 'error' else 'done' end where content_id = $2",
      [b, id],
    );
    await api.delete(`/${id}/tracks/${b}`);
    expect((await stateOf()).conversion_status).toBe("done");
  });
});

test("a track that failed says why, with the code of its sentence; one that did not says nothing", async () => {
  const b = await addTrack("B");
  await api.ctx.db.$client.query(
    "update catalog.conversions set status = 'error', message = 'It ended.', code = 'not_found', params = '{\"status\": 404}' where track_id = $1",
    [b],
  );
  await api.ctx.db.$client.query(
    "update catalog.conversions set status = 'converting', message = null, code = 'downloading', params = '{}' where track_id = $1",
    [first],
  );
  const tracks = z
    .array(
      z.object({
        conversion_message: z.unknown(),
        conversion_code: z.unknown(),
        conversion_params: z.unknown(),
      }),
    )
    .parse(tracksOf(await api.get(`/${id}/tracks`)));
  expect(tracks).toEqual([
    { conversion_message: null, conversion_code: null, conversion_params: null },
    { conversion_message: "It ended.", conversion_code: "not_found", conversion_params: { status: 404 } },
  ]);
});

test("only audiobooks have tracks: anything else is a 422", async () => {
  const { id: book } = itemOf(await api.post("", { name: "Book", file_type: "physical" }));
  for (const answer of [
    await api.get(`/${book}/tracks`),
    await api.post(`/${book}/tracks`, { title: "B", file_url: FILE }),
    await api.put(`/${book}/tracks/order`, [1]),
    await api.put(`/${book}/tracks/1`, {}),
    await api.delete(`/${book}/tracks/1`),
  ])
    expect([answer.status, Object.keys(errorsOf(answer))]).toEqual([422, ["file_type"]]);
  expect((await api.get("/999/tracks")).status).toBe(404);
});

test("id_type works on the track paths, and the list has a strong ETag", async () => {
  await api.put(`/${id}`, { external_id: "audio-x" });
  const answer = await api.get("/audio-x/tracks?id_type=external");
  expect(tracksOf(answer)).toHaveLength(1);
  const etag = answer.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"r\d+\.[\w-]{22}"$/);
  const again = await api.get(`/${id}/tracks`, { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
  await api.put(`/${id}`, { external_id: null });
});
