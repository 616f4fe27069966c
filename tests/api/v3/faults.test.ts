import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContentApi, errorsOf, itemOf, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
  await api.post("", { name: "There", file_type: "physical", external_id: "there" });
});
afterAll(() => api.close());

test("a sentence has its code and params beside it, and the same in RFC 9457 and version 1", async () => {
  const long = { name: "x".repeat(256), file_type: "physical" };
  const codes = { name: [{ code: "too_long", params: { max: 255 } }] };
  const problem = { accept: "application/problem+json" };
  expect((await api.post("", long)).json).toMatchObject({ code: "invalid", params: {}, codes });
  expect((await api.post("", long, { headers: problem })).json).toMatchObject({ code: "invalid", codes });
  const body = { ...long, external_id: "a", publication_date: "2020-01-01" };
  const older = await api.call("POST", "/integration-api/v1/dashboard/issues", { body });
  expect(older.json).toMatchObject({ CODE: "validation_error", code: "invalid", codes });
});

test("a refused word of a closed list is named once", async () => {
  const sentence = errorsOf(await api.get("?filter[conversion_status]=nowhere"))[
    "filter.conversion_status"
  ]?.[0];
  expect(sentence?.match(/\bconverting\b/g)).toHaveLength(1);
});

test("a private address and an external id in use are said in one answer, whatever else is wrong", async () => {
  const urls = { file_url: "http://10.0.0.7/a.pdf", cover_url: "http://localhost/a.png" };
  const wrong = { name: "A", file_type: "pdf", external_id: "there", ...urls };
  const fields = ["cover_url", "external_id", "file_url"];
  expect(Object.keys(errorsOf(await api.post("", wrong))).sort()).toEqual(fields);
  const worse = errorsOf(await api.post("", { ...wrong, name: "", lang: "zz" }));
  expect(Object.keys(worse).sort()).toEqual([...fields.slice(0, 3), "lang", "name"].sort());
  const other = itemOf(await api.post("", { name: "B", file_type: "physical" })).id;
  const change = { external_id: "there", cover_url: urls.cover_url };
  expect(Object.keys(errorsOf(await api.put(`/${other}`, change))).sort()).toEqual([
    "cover_url",
    "external_id",
  ]);
});

test("a language may carry a region", async () => {
  const item = itemOf(await api.post("", { name: "A", file_type: "physical", lang: "pt-BR" }));
  expect(item.lang).toBe("pt-BR");
});
