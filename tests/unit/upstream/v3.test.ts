import { expect, test } from "vitest";
import { type FakeStore, sampleContent } from "#tests/support/fake-store.ts";
import { openFakeStore } from "./open-fake-store.ts";

const LEAN = "Requested include(s) are not allowed. Allowed include(s) are: prices, description, metadata";
const leanStore: FakeStore["reply"] = ({ query }) => {
  const includes = (query.get("include") ?? "").split(",").filter(Boolean);
  if (includes.some((include) => !["prices", "description", "metadata"].includes(include))) {
    return { status: 422, json: { message: LEAN } };
  }
  const { audience, updated_at, conversion_status, ...lean } = sampleContent();
  return { json: { data: lean } };
};

test("a store with fewer blocks is asked for those it has, and once only for the others", async () => {
  const { api, store } = await openFakeStore(leanStore);
  const { data } = await api.get("468166");
  expect(data).toMatchObject({ name: "Conversations with Donald Hall", audience: null });
  await api.get("468166");
  expect(store.calls.map(({ query }) => query.get("include"))).toEqual([
    expect.stringContaining("conversion"),
    "prices,description,metadata",
    "prices,description,metadata",
  ]);
});

test("an include that no store knows is the store's to refuse", async () => {
  const { api } = await openFakeStore(() => ({ status: 422, json: { message: LEAN } }));
  await expect(api.list(new URLSearchParams("include=nonsense"))).rejects.toMatchObject({ message: LEAN });
});

test("a page trimmed by fields holds those keys and no made-up ones", async () => {
  const { api } = await openFakeStore(() => ({
    json: { data: [{ id: "7", name: "A" }], links: { next: null, prev: null }, meta: { has_more: false } },
  }));
  const page = await api.list(new URLSearchParams("fields=id,name"));
  expect(page.data).toEqual([{ id: 7, name: "A" }]);
});

const state = (id: number, conversion_status: string) => ({ ...sampleContent(id), conversion_status });

test("conversions are two questions: those under way, and the watched ones that are not among them", async () => {
  const { api, store } = await openFakeStore(({ query }) => {
    const data = query.has("filter[id]") ? [state(2, "done")] : [state(1, "converting")];
    return { json: { data, links: {}, meta: { has_more: false } } };
  });
  const { active, watched } = await api.listConversions(["1", "2", "3"]);
  expect(active.map(({ id }) => id)).toEqual([1]);
  expect(watched.map(({ id, conversion_status }) => [id, conversion_status])).toEqual([
    [1, "converting"],
    [2, "done"],
  ]);
  expect(store.calls.map(({ query }) => query.get("filter[id]"))).toEqual([null, "2,3"]);
});

test("without the filters the watched titles are read one by one, and the refusal is remembered", async () => {
  const { api, store } = await openFakeStore(({ path, query }) => {
    if (path === "/api/v3/content") {
      const name = query.has("filter[id]") ? "filter.id" : "filter.conversion_status";
      return {
        status: 422,
        json: { message: "No.", errors: { [name]: [`The selected ${name} is invalid.`] } },
      };
    }
    return path.endsWith("/8") ? { status: 404, json: {} } : { json: { data: state(7, "converting") } };
  });
  for (let round = 0; round < 2; round++) {
    const { active, watched } = await api.listConversions(["7", "8"]);
    expect(active).toEqual([]);
    expect(watched.map(({ id }) => id)).toEqual([7]);
  }
  expect(store.calls.filter(({ path }) => path === "/api/v3/content")).toHaveLength(2);
});

test("while version 3 has no conversion state, a store that speaks both tells it through version 1", async () => {
  const { api, store } = await openFakeStore(
    ({ path }) => {
      if (path.startsWith("/api/v3/content/"))
        return { json: { data: { ...state(5, ""), conversion_status: null } } };
      if (path === "/api/v3/content") {
        return {
          status: 422,
          json: { message: "No.", errors: { "filter.conversion_status": ["is invalid."] } },
        };
      }
      const issue = {
        id: 5,
        name: "A",
        conversion_status: "converting",
        conversion_status_progress: "Step 3/4",
      };
      if (path.endsWith("/5")) return { json: { data: { issue } } };
      return { json: { data: { paginator: { current_page: 1, last_page: 1, data: [issue] } } } };
    },
    { version: "parallel" },
  );
  const { active } = await api.listConversions([]);
  expect(active[0]).toMatchObject({ id: 5, conversion: { status: "converting", step: 3, steps: 4 } });
  expect((await api.get("5")).data.conversion_status).toBe("converting");
  expect(store.calls.some(({ path }) => path.startsWith("/integration-api/v1/"))).toBe(true);
});

test("a store that refuses keys of extensions in fields is asked without them, and remembered", async () => {
  const { api, store } = await openFakeStore(({ query }) =>
    query.get("fields")?.includes("conversion,")
      ? { status: 422, json: { message: "No.", errors: { fields: ["Unknown: conversion."] } } }
      : { json: { data: [{ id: 7, name: "A" }], links: {}, meta: { has_more: false } } },
  );
  const query = new URLSearchParams("fields=id,conversion,name");
  for (const _time of [1, 2]) expect((await api.list(query)).data).toEqual([{ id: 7, name: "A" }]);
  const asked = store.calls.map((call) => call.query.get("fields"));
  expect(asked).toEqual(["id,conversion,name", "id,name", "id,name"]);
});
