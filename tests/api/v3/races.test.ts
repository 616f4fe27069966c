import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type ContentApi, errorsOf, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const TEN = Array.from({ length: 10 }, (_, index) => index);
const FILE = "https://files.example/a.mp3";

test("ten creates at once with one external id make one title", async () => {
  const forms = ["9780306406157", "0-306-40615-2"];
  const answers = await Promise.all(
    TEN.map((index) =>
      api.post("", {
        name: "Race",
        file_type: "audio",
        file_url: FILE,
        external_id: forms[index % 2],
        author: [`Author ${index}`],
        prices: { USD: index },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...TEN.slice(1).map(() => 422)]);
  const [made] = answers.filter(({ status }) => status === 201).map(itemOf);
  for (const answer of answers.filter(({ status }) => status === 422))
    expect(errorsOf(answer).external_id?.[0]).toContain(`is already used by content ${made?.id}.`);
  expect(await api.countRows()).toEqual({
    content: 1,
    tracks: 1,
    conversions: 1,
    prices: 1,
    terms: 1,
    content_terms: 1,
    jobs: 1,
  });
});

test("ten creates at once with one name and the same new words all succeed", async () => {
  const words = TEN.map((index) => `New word ${index}`);
  const answers = await Promise.all(
    TEN.map((index) =>
      api.post("", {
        name: "Same name",
        file_type: "physical",
        keywords: index % 2 ? words : words.toReversed(),
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(TEN.map(() => 201));
  expect(new Set(answers.map((answer) => itemOf(answer).slug)).size).toBe(10);
});

test("ten changes at once all count, one after the other", async () => {
  const { id } = itemOf(await api.post("", { name: "Counted", file_type: "physical" }));
  const answers = await Promise.all(TEN.map((index) => api.put(`/${id}`, { stock: index + 1 })));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const { rows } = await api.ctx.db.$client.query("select revision from catalog.content where id = $1", [id]);
  expect(rows[0].revision).toBe(11);
});

test("tracks that are added, moved and deleted at once stay numbered without a gap", async () => {
  const { id } = itemOf(await api.post("", { name: "Busy", file_type: "audio", file_url: FILE }));
  const added = await Promise.all(
    TEN.map((index) =>
      api.post(`/${id}/tracks`, { title: `T${index}`, file_url: FILE, order: 1 + (index % 3) }),
    ),
  );
  const ids = added.map((answer) => itemOf(answer).id);
  await Promise.all([
    ...ids.slice(0, 4).map((track) => api.delete(`/${id}/tracks/${track}`)),
    ...ids.slice(4).map((track, index) => api.put(`/${id}/tracks/${track}`, { order: index + 1 })),
  ]);
  const { json } = await api.get(`/${id}/tracks`);
  const { data } = z.object({ data: z.array(z.object({ order: z.number() })) }).parse(json);
  expect(data.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("of two restores for one external id, one wins and the other is told", async () => {
  const ids: number[] = [];
  for (let count = 0; count < 2; count++) {
    const { id } = itemOf(await api.post("", { name: "Back", file_type: "physical", external_id: "back" }));
    await api.delete(`/${id}`);
    ids.push(id);
  }
  const answers = await Promise.all(ids.map((id) => api.post(`/${id}/restore`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});
