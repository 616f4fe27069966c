import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ContentApi, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/book.epub";

async function create(body: object) {
  const answer = await api.post("", { name: "A title", file_type: "physical", ...body });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return itemOf(answer);
}

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
});
