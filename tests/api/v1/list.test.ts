import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuePageSchema } from "#lib/content/v1-schema.ts";
import { PUBLIC_URL, STORE_TOKEN } from "#tests/support/content-api.ts";
import { missingKeys } from "./keys.ts";
import sample from "./samples/list.json" with { type: "json" };
import { ISSUES, type Json, newIssue, startStore, type TestStore } from "./store.ts";

const DESCRIPTION =
  "<i>Conversations with Donald Hall</i> offers a unique glimpse\r\ninto the creative process of a major American poet.";
const TITLES = 32;

let store: TestStore;
let ids: number[];

beforeAll(async () => {
  store = await startStore();
  const physical = await store.createIssue(
    newIssue({
      publication_date: "2021-03-19",
      name: "Conversación con Donald Hall, 100%",
      external_id: "978-1-4968-2248-2",
      type: "physical",
      extension: undefined,
      description: DESCRIPTION,
      prices: { USD: 25 },
    }),
  );
  const others: Json[] = [];
  for (let index = 1; index < TITLES; index += 1)
    // Ties of date: the order within a day is by id.
    others.push(
      await store.createIssue(
        newIssue({ publication_date: `2020-01-${(index % 3) + 1}`.replace(/-(\d)$/, "-0$1") }),
      ),
    );
  const byDate = others.toSorted(
    (one, other) => other.published_at.timestamp - one.published_at.timestamp || other.id - one.id,
  );
  ids = [physical, ...byDate].map(({ id }) => id);
});
afterAll(() => store.close());

async function page(query: string): Promise<Json> {
  const { status, body } = await store.send("GET", `?${query}`);
  expect(status).toBe(200);
  return body.data.paginator;
}

const idsOf = (paginator: Json): number[] => paginator.data.map(({ id }: Json) => id);

describe("GET /issues", () => {
  test("answers the published paginator with every key of the sample", async () => {
    const { status, body } = await store.send("GET", "");
    expect(status).toBe(200);
    expect(missingKeys(sample, body)).toEqual([]);
    expect(issuePageSchema.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      CODE: "success",
      data: {
        paginator: { current_page: 1, from: 1, to: 15, per_page: 15, last_page: 3, total: TITLES },
        reached_issues_limit: false,
        reached_free_issues_limit: false,
      },
    });
  });

  test("a walk over the pages sees every title once, newest publication first", async () => {
    const seen: number[] = [];
    for (const number of [1, 2, 3]) seen.push(...idsOf(await page(`page=${number}`)));
    expect(seen).toEqual(ids);
  });

  test("links are full URLs on the public address and never hold the token", async () => {
    const { text, body } = await store.send("GET", "?query=Title&per_page=5&page=2&user_token=x");
    expect(text).not.toContain(STORE_TOKEN);
    expect(text).not.toContain("_token");
    const { paginator } = body.data;
    expect(paginator.path).toBe(`${PUBLIC_URL}${ISSUES}`);
    expect(paginator.next_page_url).toBe(`${PUBLIC_URL}${ISSUES}?query=Title&per_page=5&page=3`);
    expect(paginator.prev_page_url).toBe(paginator.first_page_url);
    const next = new URL(paginator.next_page_url);
    expect(idsOf(await page(next.search.slice(1)))).toEqual(ids.slice(11, 16));
  });

  test("each description is cut to 59 characters and three dots", async () => {
    const [issue] = (await page("query=9781496822482")).data;
    const cut = "<i>Conversations with Donald Hall</i> offers a unique glimp...";
    expect(issue).toMatchObject({
      description: cut,
      description_with_html: cut,
      description_raw_text: "Conversations with Donald Hall offers a unique glimpseinto ...",
      issue_description: { issue_id: issue.id, description: cut },
    });
  });

  test.each(["per_page=0", "per_page=501", "per_page=ten", "page=0", "page=-1"])(
    "%s is refused",
    async (query) => {
      const { status, body } = await store.send("GET", `?${query}`);
      expect(status).toBe(422);
      expect(Object.keys(body.errors)).toEqual([query.split("=")[0]]);
    },
  );

  test("blank parameters count as missing, unknown ones are ignored", async () => {
    expect((await page("page=&per_page=&query=&sort=name")).per_page).toBe(15);
  });

  test("a page beyond the last is empty", async () => {
    expect(await page("page=9")).toMatchObject({ data: [], from: null, to: null, total: TITLES });
  });
});

describe("query", () => {
  test("a search without hits is an empty page", async () => {
    expect(await page("query=nothing%20like%20it")).toMatchObject({ data: [], total: 0, last_page: 1 });
  });

  test("finds by id exactly", async () => {
    const id = ids[7] ?? 0;
    expect(idsOf(await page(`query=${id}`))).toEqual([id]);
  });

  test.each(["9781496822482", "978-1-4968-2248-2", "149682248X"])(
    "finds by external id exactly, an ISBN in any of its forms: %s",
    async (isbn) => {
      expect(idsOf(await page(`query=${isbn}`))).toEqual(ids.slice(0, 1));
    },
  );

  test.each(["donald", "CONVERSACION", "conversaci%C3%B3n+con", "100%25"])(
    "finds by a part of the name, without regard to case or accents: %s",
    async (query) => {
      expect(idsOf(await page(`query=${query}`))).toEqual(ids.slice(0, 1));
    },
  );

  test.each(["%25", "_", "%5C"])("a wildcard is a letter like others: %s", async (query) => {
    expect((await page(`query=${query}`)).total).toBe(query === "%25" ? 1 : 0);
  });

  test("a NUL finds nothing and breaks nothing", async () => {
    expect((await page("query=%00")).total).toBe(0);
  });

  test("exactly converting, deferred or error filters by state", async () => {
    const { db } = store.api.ctx;
    await db.$client.query("update catalog.content set conversion_status = 'deferred' where id = $1", [
      ids[3],
    ]);
    await db.$client.query("update catalog.content set conversion_status = 'error' where id = $1", [ids[4]]);
    expect(idsOf(await page("query=deferred"))).toEqual([ids[3]]);
    expect(idsOf(await page("query=error"))).toEqual([ids[4]]);
    // All but these two and the physical one, which is done.
    expect((await page("query=converting")).total).toBe(TITLES - 3);
    expect((await page("query=done")).total).toBe(0);
  });
});
