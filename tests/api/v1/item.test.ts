import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refreshContentStatus } from "#lib/server/catalog/conversions/refresh-content-status.ts";
import audio from "./samples/create-audio.json" with { type: "json" };
import physical from "./samples/create-physical.json" with { type: "json" };
import update from "./samples/update.json" with { type: "json" };
import { newIssue, startStore, type TestStore } from "./store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.close());

const get = (id: number | string, query = "") => store.send("GET", `/${encodeURIComponent(id)}${query}`);
const put = (id: number | string, body: unknown, query = "") =>
  store.send("PUT", `/${encodeURIComponent(id)}${query}`, body);
const remove = (id: number | string, query = "") =>
  store.send("DELETE", `/${encodeURIComponent(id)}${query}`);

/** A title, and another whose external id is the internal id of the first. */
async function twoOfOneId() {
  const first = await store.createIssue(newIssue());
  const second = await store.createIssue(newIssue({ external_id: String(first.id) }));
  return { first, second };
}

describe("GET /issues/{id}", () => {
  test("finds by internal id and by exact external id, an ISBN in any of its forms", async () => {
    const { id } = await store.createIssue(newIssue({ external_id: "978-1-4968-2248-2" }));
    for (const name of [id, "978-1-4968-2248-2", "9781496822482", "1-4968-2248-X"]) {
      const { status, body } = await get(name);
      expect([status, body.CODE, body.data.issue.id]).toEqual([200, "success", id]);
    }
  });

  test("an external id may hold a slash", async () => {
    const { id } = await store.createIssue(newIssue({ external_id: "series/4 ñ" }));
    expect((await get("series/4 ñ")).body.data.issue.id).toBe(id);
  });

  test("takes the internal id first; id_type is accepted too", async () => {
    const { first, second } = await twoOfOneId();
    expect((await get(first.id)).body.data.issue.id).toBe(first.id);
    expect((await get(first.id, "?id_type=external")).body.data.issue.id).toBe(second.id);
    expect((await get(first.id, "?id_type=both")).status).toBe(422);
  });

  test("another id is a 404 in the shape of version 1", async () => {
    for (const name of ["987654321", "no such book", "99999999999999999999"])
      expect(await get(name)).toMatchObject({
        status: 404,
        body: { CODE: "not_found", message: "Content not found.", code: "content_not_found", params: {} },
      });
  });

  test("shows the description whole, three times", async () => {
    const { id } = await store.createIssue({ ...audio, file_url: "https://files.example/a.mp3" });
    const { issue } = (await get(id)).body.data;
    expect(issue.description).toBe(audio.description);
    expect(issue.description_raw_text).toHaveLength(audio.description.replaceAll(/\r\n/g, "").length);
    expect(issue.description_with_html).toContain("<br />\r\n");
  });

  test("tells why a conversion failed, and what a running one does", async () => {
    const { id } = await store.createIssue(newIssue());
    const { db } = store.api.ctx;
    const set = async (status: string, message: string, finished: boolean) => {
      await db.$client.query(
        `update catalog.conversions set status = $2, step = 2, message = $3,
           finished_at = case when $4 then now() end where content_id = $1`,
        [id, status, message, finished],
      );
      await db.$client.query("update catalog.content set conversion_status = $2 where id = $1", [id, status]);
      return (await get(id)).body.data.issue;
    };
    expect(await set("converting", "Reading the pages 2/4", false)).toMatchObject({
      conversion_status: "converting",
      conversion_status_progress: "Reading the pages 2/4",
      conversion_details: null,
    });
    expect(await set("error", "This is a web page, not a PDF.", true)).toMatchObject({
      conversion_status: "error",
      conversion_status_progress: null,
      conversion_details: "This is a web page, not a PDF.",
    });
  });

  test("names the track at which an audiobook failed, and counts its tracks before", async () => {
    const file_url = "https://files.example/a.mp3";
    const made = await store.createIssue(newIssue({ extension: "mp3", file_url }));
    await store.send("POST", `/${made.id}/tracks`, { track_title: "Two", file_url });
    const { db } = store.api.ctx;
    const write = async (order: string, values: string) => {
      await db.$client.query(
        `update catalog.conversions set ${values} where id = (
           select id from catalog.conversions where content_id = $1 order by id ${order} limit 1)`,
        [made.id],
      );
      await db.transaction((tx) => refreshContentStatus(tx, made.id));
      return (await get(made.id)).body.data.issue;
    };
    expect(await write("asc", "status = 'done', message = null, finished_at = now()")).toMatchObject({
      conversion_status: "converting",
      conversion_status_progress: "Converting track 2 of 2, step 3/4",
      conversion_details: null,
    });
    const failed = "status = 'error', message = 'There is no file.', finished_at = now()";
    expect(await write("desc", failed)).toMatchObject({
      conversion_status: "error",
      conversion_status_progress: null,
      conversion_details: "Track 2 of 2, “Two”, failed: There is no file. One track is fine.",
    });
  });

  test("shows what is free, previewed or behind a login", async () => {
    const { id } = await store.createIssue(
      newIssue({ free: 1, free_until: "2030-01-01 00:00:00", preview: true, require_login: "1" }),
    );
    expect((await get(id)).body.data.issue).toMatchObject({
      free: true,
      free_to: "2030-01-01 03:00:00",
      preview: true,
      require_login: true,
      require_login_for_preview: null,
      ti_free: 1,
      ti_preview: 1,
      ti_require_login: 1,
      ti_require_login_for_preview: 0,
    });
  });
});

describe("PUT /issues/{id}", () => {
  test("the published sample is accepted: 204, no body", async () => {
    const { id } = await store.createIssue(newIssue());
    const answer = await put(id, update);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    const { issue } = (await get(id)).body.data;
    expect(issue).toMatchObject({ name: update.name, description: update.description, version: 2 });
    expect(issue.prices).toEqual(update.prices);
    expect(await store.inVersion3(id)).toMatchObject({ author: update.author, publisher: [] });
  });

  test("a key left out stays, a taxonomy that is sent is replaced whole", async () => {
    const made = await store.createIssue(newIssue({ author: ["Grace Hopper"], keyword: ["one", "two"] }));
    expect((await put(made.id, { keyword: ["three"] })).status).toBe(204);
    expect(await store.inVersion3(made.id)).toMatchObject({
      name: made.name,
      external_id: made.external_id,
      author: ["Grace Hopper"],
      keywords: ["three"],
    });
  });

  test("works by external id", async () => {
    const { id, external_id } = await store.createIssue(newIssue());
    expect((await put(external_id, { name: "Renamed" })).status).toBe(204);
    expect((await get(id)).body.data.issue.name).toBe("Renamed");
  });

  test("the same extension is accepted, another is refused under its name", async () => {
    const { id } = await store.createIssue(newIssue({ extension: "mp3" }));
    expect((await put(id, { extension: "mpga" })).status).toBe(204);
    const answer = await put(id, { extension: "pdf" });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors)).toEqual(["extension"]);
  });

  test("the file cannot change; a blank file_url says nothing", async () => {
    const { id } = await store.createIssue(newIssue());
    expect((await put(id, { file_url: "" })).status).toBe(204);
    const answer = await put(id, { file_url: "https://files.example/other.pdf" });
    expect(Object.keys(answer.body.errors)).toEqual(["file_url"]);
  });

  test("unknown keys and physical fields of a digital title are ignored", async () => {
    const { id } = await store.createIssue(newIssue());
    expect((await put(id, { pages: 3, height: "tall", shelf: 4 })).status).toBe(204);
    expect((await get(id)).body.data.issue).toMatchObject({ version: 1, number_of_pages: null });
  });

  test("physical fields of a physical title are changed", async () => {
    const { id } = await store.createIssue({ ...physical, external_id: "measured" });
    expect((await put(id, { pages: 300, sale_from: "2021-09-15 12:00:00" })).status).toBe(204);
    expect(await store.inVersion3(id)).toMatchObject({
      physical: { pages: 300, height: 34 },
      sale: { sale_from: "2021-09-15T15:00:00Z" },
    });
  });

  test("what is required cannot be cleared", async () => {
    const { id } = await store.createIssue(newIssue());
    const answer = await put(id, { name: "", publication_date: "2019-02-30" });
    expect(Object.keys(answer.body.errors).sort()).toEqual(["name", "publication_date"]);
  });

  test("an id that names two titles is refused with 409, and nothing changes", async () => {
    const { first, second } = await twoOfOneId();
    const answer = await put(first.id, { name: "Guessed" });
    expect([answer.status, answer.body.CODE]).toEqual([409, "conflict"]);
    expect((await put(first.id, { name: "Meant" }, "?id_type=external")).status).toBe(204);
    expect((await get(first.id)).body.data.issue.name).toBe(first.name);
    expect((await get(second.id)).body.data.issue.name).toBe("Meant");
  });

  test("another id is a 404", async () => {
    expect((await put("nobody", { name: "x" })).body).toMatchObject({ CODE: "not_found" });
  });
});

describe("DELETE /issues/{id}", () => {
  test("204 without a body, then gone for every reader; by external id too", async () => {
    for (const key of ["id", "external_id"]) {
      const issue = await store.createIssue(newIssue());
      const answer = await remove(issue[key]);
      expect([answer.status, answer.text]).toEqual([204, ""]);
      expect((await get(issue.id)).status).toBe(404);
      expect((await remove(issue.id)).body).toMatchObject({ CODE: "not_found" });
      expect((await store.send("GET", `?query=${issue.external_id}`)).body.data.paginator.total).toBe(0);
    }
  });

  test("nothing is deleted on a guess", async () => {
    const { first, second } = await twoOfOneId();
    expect((await remove(first.id)).status).toBe(409);
    expect((await get(second.id)).status).toBe(200);
    expect((await remove(first.id, "?id_type=internal")).status).toBe(204);
    expect((await get(second.id)).status).toBe(200);
  });
});
