import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { refreshContentStatus } from "#lib/server/catalog/conversions/refresh-content-status.ts";
import { type ContentApi, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FIRST = "https://files.example/locked.pdf";
const SECOND = "https://files.example/open.pdf";

type Row = { id: string; track_id: string | null; file_url: string; status: string; attempt: number };

const filesOf = async (id: number) => {
  const text =
    "select id, track_id, file_url, status, attempt from catalog.conversions where content_id = $1 order by id";
  return (await api.ctx.db.$client.query<Row>(text, [id])).rows;
};
const setStatus = async (id: number, status: string, place = 0) => {
  const text = "update catalog.conversions set status = $2, attempt = 1, code = 'pdf_locked' where id = $1";
  await api.ctx.db.$client.query(text, [(await filesOf(id))[place]?.id, status]);
  await api.ctx.db.transaction((tx) => refreshContentStatus(tx, id));
};
const newPdf = async (status: string) => {
  const body = { name: "Locked", file_type: "pdf", file_url: FIRST, author: ["Ana"], audience: "All" };
  const { id } = itemOf(await api.post("", body));
  await setStatus(id, status);
  return id;
};
const jobsFor = async (id: number) => {
  const text = "select count(*)::int as jobs from jobs.job where data->>'conversionId' = $1";
  const { rows } = await api.ctx.db.$client.query<{ jobs: number }>(text, [(await filesOf(id))[0]?.id]);
  return rows[0]?.jobs;
};
const conversionOf = async (id: number) => itemOf(await api.get(`/${id}?include=conversion`)).conversion;

describe("another file for a title that failed", () => {
  test("takes its place and is converted; all that was typed stays, the revision too", async () => {
    const id = await newPdf("error");
    expect(await conversionOf(id)).toMatchObject({ status: "error", accepts_file: true });
    const before = await api.get(`/${id}`);
    const answer = await api.post(`/${id}/conversion`, { file_url: SECOND });
    expect([answer.status, itemOf(answer)]).toMatchObject([
      202,
      { id, name: "Locked", author: ["Ana"], audience: "All", conversion_status: "awaiting" },
    ]);
    expect(await filesOf(id)).toMatchObject([{ file_url: SECOND, status: "awaiting" }]);
    expect(await conversionOf(id)).toMatchObject({ status: "awaiting", code: null, accepts_file: false });
    expect(await jobsFor(id)).toBe(2);
    const revision = before.headers.get("etag")?.split(".")[0];
    expect((await api.get(`/${id}`)).headers.get("etag")?.split(".")[0]).toBe(revision);
  });

  test("what the former attempt said stays in the history, as its own", async () => {
    const id = await newPdf("error");
    await api.ctx.db.$client.query(
      `insert into catalog.conversion_attempts (conversion_id, attempt, file_type, started_at, finished_at, outcome, code, message)
       values ($1, 1, 'pdf', now(), now(), 'failed', 'pdf_locked', 'This PDF is protected with a password.')`,
      [(await filesOf(id))[0]?.id],
    );
    const attempts = async () => {
      const { json } = await api.get(`/${id}/conversion`);
      const shape = z.object({
        data: z.object({ files: z.array(z.object({ attempts: z.array(z.json()) })) }),
      });
      return shape.parse(json).data.files[0]?.attempts;
    };
    const before = await attempts();
    expect(before).toHaveLength(1);
    expect((await api.post(`/${id}/conversion`, { file_url: SECOND })).status).toBe(202);
    expect(await attempts()).toEqual(before);
  });

  test.each([
    ["awaiting", "The conversion is still running. Wait until it has ended."],
    ["started_dispatching_conversion", "The conversion is still running. Wait until it has ended."],
    ["converting", "The conversion is still running. Wait until it has ended."],
    ["deferred", "Another file is taken only where the conversion has failed; this one is deferred."],
    ["done", "Another file is taken only where the conversion has failed; this one is done."],
  ])("a conversion that is %s keeps its file: 409 in words", async (status, message) => {
    const id = await newPdf(status);
    expect(await conversionOf(id)).toMatchObject({ accepts_file: false });
    const rows = await api.countRows();
    const answer = await api.post(`/${id}/conversion`, { file_url: SECOND });
    expect([answer.status, answer.json]).toMatchObject([409, { message }]);
    expect(await filesOf(id)).toMatchObject([{ file_url: FIRST, status }]);
    expect(await api.countRows()).toEqual(rows);
  });

  test.each([
    [
      "a private address, against the network of the store",
      { file_url: "http://192.168.0.1/a.pdf" },
      "file_url",
    ],
    ["this computer, against the store itself", { file_url: "http://localhost:5432/" }, "file_url"],
    ["no address", { file_url: "open.pdf" }, "file_url"],
    ["an address with a password in it", { file_url: "https://ana:secret@files.example/a.pdf" }, "file_url"],
    ["nothing where an address belongs", { file_url: null }, "file_url"],
    ["empty text", { file_url: "" }, "file_url"],
    ["an unknown key", { file_url: SECOND, file_type: "epub" }, "file_type"],
    ["a track of a book", { file_url: SECOND, track_id: 1 }, "track_id"],
    ["a track that is no number", { track_id: "one" }, "track_id"],
    ["a list", [SECOND], "body"],
  ])("%s is refused at its field, and nothing is changed", async (_what, body, field) => {
    const id = await newPdf("error");
    const rows = await api.countRows();
    const answer = await api.post(`/${id}/conversion`, body);
    expect([answer.status, answer.json]).toMatchObject([422, { errors: { [field]: [expect.any(String)] } }]);
    expect(await filesOf(id)).toMatchObject([{ file_url: FIRST, status: "error" }]);
    expect(await api.countRows()).toEqual(rows);
  });

  test("a share link is kept as it was sent, and fetched in its direct form like that of a new title", async () => {
    const id = await newPdf("error");
    const link = "https://drive.google.com/file/d/1a2b3c/view?usp=sharing";
    expect((await api.post(`/${id}/conversion`, { file_url: link })).status).toBe(202);
    expect(await filesOf(id)).toMatchObject([{ file_url: link }]);
  });

  test("a body that is no JSON is a 400; none at all is the plain second try with the same file", async () => {
    const id = await newPdf("error");
    const half = { text: '{"file_url": ' };
    expect((await api.call("POST", `/api/v3/content/${id}/conversion`, half)).status).toBe(400);
    expect(await filesOf(id)).toMatchObject([{ status: "error" }]);
    expect((await api.post(`/${id}/conversion`)).status).toBe(202);
    expect(await filesOf(id)).toMatchObject([{ file_url: FIRST, status: "awaiting" }]);
  });

  test("a token may stand in the body; one that may only read changes nothing", async () => {
    const id = await newPdf("error");
    const body = { file_url: SECOND, user_token: "sk_live_0123456789abcdef0123456789abcdef" };
    expect((await api.post(`/${id}/conversion`, body, { token: null })).status).toBe(202);
    expect((await api.post(`/${id}/conversion`, { file_url: SECOND }, { token: null })).status).toBe(401);
  });

  test("a printed book has no file, a deleted title no conversion", async () => {
    const { id } = itemOf(await api.post("", { name: "Printed", file_type: "physical" }));
    const printed = await api.post(`/${id}/conversion`, { file_url: SECOND });
    expect([printed.status, printed.json]).toMatchObject([
      422,
      { errors: { file_url: [expect.any(String)] } },
    ]);
    const deleted = await newPdf("error");
    await api.delete(`/${deleted}`);
    expect((await api.post(`/${deleted}/conversion`, { file_url: SECOND })).status).toBe(404);
  });

  test("of two that come at once the first is taken, the other is told that it runs", async () => {
    const id = await newPdf("error");
    const send = (file_url: string) => api.post(`/${id}/conversion`, { file_url });
    const answers = await Promise.all([send(SECOND), send("https://files.example/third.pdf")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    const taken = answers[0]?.status === 202 ? SECOND : "https://files.example/third.pdf";
    expect(await filesOf(id)).toMatchObject([{ file_url: taken }]);
    expect(await jobsFor(id)).toBe(2);
  });
});

describe("another file for a track", () => {
  const newAudio = async () => {
    const { id } = itemOf(await api.post("", { name: "A", file_type: "audio", file_url: FIRST }));
    await api.post(`/${id}/tracks`, { title: "Two", file_url: FIRST });
    return id;
  };
  const trackOf = async (id: number, place: number) => Number((await filesOf(id))[place]?.track_id);

  test("goes to the track that is named, also while another is converted; the rest stays as it is", async () => {
    const id = await newAudio();
    await setStatus(id, "error", 1);
    const track_id = await trackOf(id, 1);
    const { json } = await api.get(`/${id}/tracks`);
    expect(json).toMatchObject({
      data: [{ conversion_accepts_file: false }, { id: track_id, conversion_accepts_file: true }],
    });
    expect(await conversionOf(id)).toMatchObject({ status: "converting", accepts_file: false });
    expect((await api.post(`/${id}/conversion`, { file_url: SECOND, track_id })).status).toBe(202);
    expect(await filesOf(id)).toMatchObject([
      { file_url: FIRST, status: "awaiting" },
      { file_url: SECOND, status: "awaiting" },
    ]);
    const again = await api.post(`/${id}/conversion`, { file_url: FIRST, track_id });
    expect(again.status).toBe(409);
  });

  test("a file needs its track; a track of another title, or of none, is not found", async () => {
    const [id, other] = [await newAudio(), await newAudio()];
    for (const place of [0, 1]) await setStatus(id, "error", place);
    const lost = await api.post(`/${id}/conversion`, { file_url: SECOND });
    expect([lost.status, lost.json]).toMatchObject([
      422,
      {
        errors: {
          track_id: ["The track_id field is required: say which track of the audiobook the file is for."],
        },
      },
    ]);
    for (const track_id of [await trackOf(other, 0), 999_999]) {
      const answer = await api.post(`/${id}/conversion`, { file_url: SECOND, track_id });
      expect([answer.status, answer.json]).toMatchObject([404, { message: "Track not found." }]);
    }
    expect((await filesOf(id)).map(({ status }) => status)).toEqual(["error", "error"]);
  });

  test("a track named without a file is tried again alone", async () => {
    const id = await newAudio();
    for (const place of [0, 1]) await setStatus(id, "error", place);
    expect((await api.post(`/${id}/conversion`, { track_id: await trackOf(id, 1) })).status).toBe(202);
    expect(await filesOf(id)).toMatchObject([
      { file_url: FIRST, status: "error" },
      { file_url: FIRST, status: "awaiting" },
    ]);
  });
});
