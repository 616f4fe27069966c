import { describe, expect, test } from "vitest";
import { type FakeStore, type StoreReply, sampleContent } from "#tests/support/fake-store.ts";
import { openFakeStore } from "./open-fake-store.ts";

const TITLE = { name: "Conversations with Donald Hall", external_id: "9781496822482", file_type: "epub" };

/** A store without idempotency keys whose answers to creates come from `answers`, one after the other. */
async function openForgetful(answers: StoreReply[], found: object[]) {
  const reply: FakeStore["reply"] = ({ method, path }) => {
    if (method === "POST") return answers.shift() ?? { status: 500, json: {} };
    if (path === "/api/v3/content") return { json: { data: found, links: {}, meta: { has_more: false } } };
    return { json: { data: found[0] } };
  };
  const { store, session } = await openFakeStore(reply);
  const posts = () => store.calls.filter(({ method }) => method === "POST");
  // Each request of the dashboard has an API of its own over the same session.
  return { store, create: (input: unknown, key: string | null) => session.api().create(input, key), posts };
}

const LOST: StoreReply = { status: 502, text: "Bad gateway" };
const justMade = () => ({ ...sampleContent(7), created_at: new Date().toISOString() });

describe("a create that is sent again after its answer was lost", () => {
  test("looks its external id up first, and finds what it made", async () => {
    const { create, posts, store } = await openForgetful([LOST], [justMade()]);
    await expect(create(TITLE, "one")).rejects.toMatchObject({ kind: "store_unreachable" });
    const { data } = await create(TITLE, "one");
    expect(data.id).toBe(7);
    expect(posts()).toHaveLength(1);
    const [lookUp] = store.calls.filter(({ path, method }) => path === "/api/v3/content" && method === "GET");
    expect(lookUp?.query.get("filter[external_id]")).toBe("9781496822482");
  });

  test("goes out again when nothing was made", async () => {
    const { create, posts } = await openForgetful([LOST, { status: 201, json: { data: justMade() } }], []);
    await expect(create(TITLE, "one")).rejects.toThrow();
    expect((await create(TITLE, "one")).data.id).toBe(7);
    expect(posts().map(({ headers }) => headers["idempotency-key"])).toEqual(["one", "one"]);
  });

  test.each([
    ["an older title", { ...sampleContent(7), created_at: "2021-03-19T00:00:00Z" }],
    ["a title of another name", { ...justMade(), name: "Another" }],
    ["a title whose external id only looks like it", { ...justMade(), external_id: "978-1496822482" }],
  ])("does not take %s for its own", async (_what, found) => {
    const taken = { message: "The given data was invalid.", errors: { external_id: ["Taken."] } };
    const { create, posts } = await openForgetful([LOST, { status: 422, json: taken }], [found]);
    await expect(create(TITLE, "one")).rejects.toThrow();
    await expect(create(TITLE, "one")).rejects.toMatchObject({ kind: "invalid" });
    expect(posts()).toHaveLength(2);
  });

  test("without an external id has only its key", async () => {
    const { create, store } = await openForgetful([LOST, { status: 201, json: { data: justMade() } }], []);
    const { external_id: _none, ...nameless } = TITLE;
    await expect(create(nameless, "one")).rejects.toThrow();
    await create(nameless, "one");
    expect(store.calls.map(({ method }) => method)).toEqual(["POST", "POST"]);
  });
});

test("nothing is looked up for the first try, another key, none, or after a refusal that was heard", async () => {
  const refused: StoreReply = { status: 422, json: { message: "No.", errors: {} } };
  const made: StoreReply = { status: 201, json: { data: justMade() } };
  const { create, store } = await openForgetful([LOST, made, made, refused, made], []);
  await expect(create(TITLE, "one")).rejects.toThrow();
  await create(TITLE, "two");
  await create(TITLE, null);
  await expect(create(TITLE, "three")).rejects.toMatchObject({ kind: "invalid" });
  await create(TITLE, "three");
  expect(new Set(store.calls.map(({ method }) => method))).toEqual(new Set(["POST"]));
});
