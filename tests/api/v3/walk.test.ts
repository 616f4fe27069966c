import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SORTS } from "#lib/content/schema.ts";
import { type ContentApi, PUBLIC_URL, pageOf, startContentApi, V3 } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const KEYS = ["published_at", "created_at", "updated_at"] as const;

/** Three moments, microseconds apart: nearly every item is tied with others in every order. */
const moment = fc.integer({ min: 0, max: 2 });
const titles = fc.array(fc.tuple(moment, moment, moment), { maxLength: 40 });
const sort = fc.constantFrom(null, ...SORTS);
const perPage = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constantFrom(41, 500));

async function replaceAll(moments: [number, number, number][]): Promise<void> {
  await api.ctx.db.$client.query("delete from catalog.content");
  await insert(moments);
}

let number = 0;
async function insert(moments: [number, number, number][]): Promise<void> {
  const rows = moments.map((offsets) => ({ slug: `t${number++}`, offsets }));
  const columns = KEYS.map(
    (_, index) =>
      `timestamptz '2026-03-01 12:00:00.123456+00' + (offsets->>${index})::int * interval '1 microsecond'`,
  );
  await api.ctx.db.$client.query(
    `insert into catalog.content (name, slug, lang, file_type, conversion_status, ${KEYS.join(", ")})
     select slug, slug, 'es', 'physical', 'done', ${columns.join(", ")}
     from json_to_recordset($1) as title (slug text, offsets jsonb)`,
    [JSON.stringify(rows)],
  );
}

async function inOrder(sorted: string | null): Promise<number[]> {
  const column = sorted === null ? "published_at" : sorted.replace("-", "");
  const direction = sorted === null || sorted.startsWith("-") ? "desc" : "asc";
  const { rows } = await api.ctx.db.$client.query(
    `select id from catalog.content where deleted_at is null order by ${column} ${direction}, id ${direction}`,
  );
  return rows.map(({ id }) => Number(id));
}

type Step = { ids: number[]; next: string | null; prev: string | null };

async function page(path: string): Promise<Step> {
  const answer = await api.call("GET", path);
  expect(answer.status).toBe(200);
  const { data, links, meta } = pageOf(answer);
  expect(meta.has_more).toBe(links.next !== null);
  const pathOf = (link: string | null) => link?.replace(PUBLIC_URL, "") ?? null;
  return { ids: data.map(({ id }) => Number(id)), next: pathOf(links.next), prev: pathOf(links.prev) };
}

const firstPath = (sorted: string | null, count: number) =>
  `${V3}?fields=id&per_page=${count}${sorted === null ? "" : `&sort=${sorted}`}`;

test("a walk in either direction sees every item once, whatever the ties, the sort and the size of a page", async () => {
  await fc.assert(
    fc.asyncProperty(titles, sort, perPage, async (moments, sorted, count) => {
      await replaceAll(moments);
      const forward: number[][] = [];
      let path: string | null = firstPath(sorted, count);
      let last: Step | null = null;
      while (path !== null) {
        last = await page(path);
        forward.push(last.ids);
        path = last.next;
      }
      expect(forward.flat()).toEqual(await inOrder(sorted));
      for (const ids of forward.slice(0, -1)) expect(ids).toHaveLength(count);

      const backward: number[][] = last ? [last.ids] : [];
      for (let back: string | null = last?.prev ?? null; back !== null; ) {
        const step = await page(back);
        backward.unshift(step.ids);
        back = step.prev;
      }
      expect(backward).toEqual(forward);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("while others insert and delete, no untouched item is missed or repeated", async () => {
  const change = fc.record({
    added: fc.array(fc.tuple(moment, moment, moment), { maxLength: 3 }),
    deleted: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(
      titles,
      sort,
      fc.integer({ min: 1, max: 6 }),
      fc.array(change, { minLength: 1, maxLength: 10 }),
      async (moments, sorted, count, changes) => {
        await replaceAll(moments);
        const before = await inOrder(sorted);
        const touched = new Set<number>();
        const seen: number[] = [];
        let path: string | null = firstPath(sorted, count);
        for (let step = 0; path !== null; step++) {
          const found: Step = await page(path);
          seen.push(...found.ids);
          path = found.next;
          // New items could be put in front of a walk for ever.
          const next = changes[step];
          if (!next) continue;
          await insert(next.added);
          const id = before[next.deleted % Math.max(1, before.length)];
          if (id === undefined) continue;
          touched.add(id);
          await api.delete(`/${id}`);
        }
        expect(new Set(seen).size).toBe(seen.length);
        const untouched = new Set(before.filter((id) => !touched.has(id)));
        expect(seen.filter((id) => untouched.has(id))).toEqual(before.filter((id) => untouched.has(id)));
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);

test("a walk while others write at the same moment, for real", async () => {
  await replaceAll(Array.from({ length: 60 }, (_, index) => [index % 3, index % 2, index % 3]));
  const before = await inOrder(null);
  const doomed = new Set(before.filter((_, index) => index % 7 === 0));
  let isWalking = true;
  const writers = [
    (async () => {
      for (const id of doomed) await api.delete(`/${id}`);
    })(),
    (async () => {
      for (let round = 0; isWalking && round < 50; round++) await insert([[round % 3, 1, 1]]);
    })(),
  ];
  const seen: number[] = [];
  for (let path: string | null = firstPath(null, 4); path !== null; ) {
    const step: Step = await page(path);
    seen.push(...step.ids);
    path = step.next;
  }
  isWalking = false;
  await Promise.all(writers);
  expect(new Set(seen).size).toBe(seen.length);
  const untouched = before.filter((id) => !doomed.has(id));
  const wanted = new Set(untouched);
  expect(seen.filter((id) => wanted.has(id))).toEqual(untouched);
});
