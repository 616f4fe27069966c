import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ContentApi, itemOf, startContentApi } from "#tests/support/content-api.ts";
import { book, bulkOf, outcomesOf } from "./bulk-answer.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/a.mp3";
const bulk = (contents: unknown[], rest: object = {}) => api.post("/bulk", { contents, ...rest });
const bulkOutcomes = async (contents: unknown[], rest?: object) => outcomesOf(await bulk(contents, rest));

describe("external ids", () => {
  test("a duplicate inside one request fails the later item only, and names the earlier", async () => {
    const [first, second, third] = await bulkOutcomes([
      book("First", { external_id: "9780306406157" }),
      book("Second", { external_id: "0-306-40615-2" }),
      book("Third"),
    ]);
    expect(first).toMatchObject({ name: "First" });
    expect(second).toEqual({
      external_id: [`The external id "0-306-40615-2" is already used by content ${first?.id}.`],
    });
    expect(third).toMatchObject({ name: "Third" });
  });

  test("an earlier item that fails leaves its external id to the later one", async () => {
    const outcomes = await bulkOutcomes([
      book("Wrong", {
        external_id: "left",
        prices: [{ currency_id: "USD", amount: 1, starts_at: "2026-02-02", ends_at: "2026-02-01" }],
      }),
      book("", { external_id: "left" }),
      book("Right", { external_id: "left" }),
    ]);
    expect(outcomes[2]).toMatchObject({ name: "Right", external_id: "left" });
  });

  test("one in use fails its item; that of a deleted title is free", async () => {
    const { id } = itemOf(await api.post("", book("Owner", { external_id: "owned" })));
    const gone = itemOf(await api.post("", book("Gone", { external_id: "gone" })));
    await api.delete(`/${gone.id}`);
    const [owned, free] = await bulkOutcomes([
      book("A", { external_id: "owned" }),
      book("B", { external_id: "gone" }),
    ]);
    expect(owned).toEqual({ external_id: [`The external id "owned" is already used by content ${id}.`] });
    expect(free).toMatchObject({ name: "B" });
  });

  test("parallel bulks and creates with the same ids and names, in other orders: each id once, no other failure", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `race-${index}`);
    const contents = names.map((name) => book(name, { external_id: name, author: [`New ${name}`] }));
    const answers = await Promise.all([
      ...[contents, contents.toReversed(), contents, contents.toReversed()].map((list) => bulk(list)),
      ...contents.slice(0, 10).map((content) => api.post("", content)),
    ]);
    for (const { status } of answers) expect([201, 207, 422]).toContain(status);
    const stored = await api.ctx.db.$client.query(
      "select external_id, count(*)::int from catalog.content where external_id like 'race-%' group by 1",
    );
    expect(stored.rows).toHaveLength(40);
    expect(stored.rows.every(({ count }) => count === 1)).toBe(true);
    const created = answers.slice(0, 4).reduce((sum, answer) => sum + bulkOf(answer).meta.created, 0);
    const singles = answers.slice(4).filter(({ status }) => status === 201).length;
    expect(created + singles).toBe(40);
    for (const { data } of answers.slice(0, 4).map(bulkOf))
      for (const item of data)
        if (item.status === "failed") expect(Object.keys(item.errors)).toEqual(["external_id"]);
  });
});

describe("conversions", () => {
  const jobsOf = async (id: unknown) => {
    const result = await api.ctx.db.$client.query(
      `select count(*)::int from jobs.job where name = 'convert'
        and (data->>'conversionId')::int in (select id from catalog.conversions where content_id = $1)`,
      [id],
    );
    return result.rows[0].count;
  };

  test("start as deferred, without a job, until they are asked for", async () => {
    const [pdf, audio, physical] = await bulkOutcomes([
      { name: "A", file_type: "pdf", file_url: FILE },
      { name: "B", file_type: "mp3", file_url: FILE },
      book("C"),
    ]);
    expect([pdf, audio, physical].map((title) => title?.conversion_status)).toEqual([
      "deferred",
      "deferred",
      "done",
    ]);
    expect(await jobsOf(pdf?.id)).toBe(0);
    const { data } = z
      .object({ data: z.array(z.looseObject({})) })
      .parse((await api.get(`/${audio?.id}/tracks`)).json);
    expect(data).toMatchObject([{ title: "B", order: 1, conversion_status: "deferred" }]);
    const started = await api.post(`/${pdf?.id}/conversion`);
    expect([started.status, itemOf(started).conversion_status]).toEqual([202, "awaiting"]);
    expect(await jobsOf(pdf?.id)).toBe(1);
  });

  test('convert: "now" starts them at once', async () => {
    const titles = await bulkOutcomes(
      [
        { name: "A", file_type: "pdf", file_url: FILE },
        { name: "B", file_type: "audio", file_url: FILE },
      ],
      { convert: "now" },
    );
    for (const title of titles) {
      expect(title.conversion_status).toBe("awaiting");
      expect(await jobsOf(title.id)).toBe(1);
    }
  });

  test("a cover is fetched either way", async () => {
    const [title] = await bulkOutcomes([book("Covered", { cover_url: "https://files.example/c.png" })]);
    const jobs = await api.ctx.db.$client.query(
      "select data from jobs.job where name = 'cover' and (data->>'contentId')::int = $1",
      [title?.id],
    );
    expect(jobs.rows).toMatchObject([{ data: { contentId: title?.id, url: "https://files.example/c.png" } }]);
  });
});
