import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ContentApi,
  createItem,
  errorOf,
  errorsOf,
  itemOf,
  startContentApi,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/track.mp3";
const create = (body: object) => createItem(api, body);

test("every write whose path names two titles is a 409 until id_type says which, on the track paths too", async () => {
  const audio = await create({ name: "Heard", file_type: "audio", file_url: FILE });
  await create({ name: "Other", external_id: String(audio.id) });
  const before = await api.countRows();
  const path = `/${audio.id}`;
  for (const answer of [
    await api.put(path, { name: "X" }),
    await api.delete(path),
    await api.post(`${path}/conversion`),
    await api.post(`${path}/tracks`, { title: "Two", file_url: FILE }),
    await api.put(`${path}/tracks/order`, [1]),
    await api.put(`${path}/tracks/1`, { title: "X" }),
    await api.delete(`${path}/tracks/1`),
  ])
    expect([answer.status, errorOf(answer).message]).toEqual([
      409,
      `The id "${audio.id}" is the internal id of one content and the external id of another. Say which with id_type=internal or id_type=external.`,
    ]);
  expect(await api.countRows()).toEqual(before);
  const added = await api.post(`${path}/tracks?id_type=internal`, { title: "Two", file_url: FILE });
  expect(added.status).toBe(201);
});

test("a read of such an id is of the internal one", async () => {
  const one = await create({ name: "Internal" });
  await create({ name: "External", external_id: String(one.id) });
  expect(itemOf(await api.get(`/${one.id}`)).name).toBe("Internal");
  expect(itemOf(await api.get(`/${one.id}?id_type=external`)).name).toBe("External");
});

test("a title whose external id is its own internal id is no riddle", async () => {
  const { id } = await create({});
  expect((await api.put(`/${id}`, { external_id: String(id) })).status).toBe(200);
  expect((await api.delete(`/${id}`)).status).toBe(204);
});

test("external_id is stored and shown as it was typed, and unique in every form of its ISBN", async () => {
  const { id, external_id } = await create({ external_id: "0-306-40615-2" });
  expect(external_id).toBe("0-306-40615-2");
  for (const same of ["0306406152", "978-0-306-40615-7", "9780306406157", "978 0 306 40615 7"]) {
    const answer = await api.post("", { name: "B", file_type: "physical", external_id: same });
    expect([answer.status, errorsOf(answer)]).toEqual([
      422,
      { external_id: [`The external id "${same}" is already used by content ${id}.`] },
    ]);
  }
});

test("hyphens and spaces count where both sides are no ISBNs", async () => {
  const ids = [];
  for (const external_id of ["AB-1", "AB 1", "AB1"]) ids.push((await create({ external_id })).id);
  expect(new Set(ids).size).toBe(3);
  expect(itemOf(await api.get("/AB%201?id_type=external")).id).toBe(ids[1]);
});

test("an external id has 255 characters at most, of any script", async () => {
  const longest = "ñ".repeat(255);
  expect((await create({ external_id: longest })).external_id).toBe(longest);
  const answer = await api.post("", { name: "B", file_type: "physical", external_id: `${longest}ñ` });
  expect(errorsOf(answer)).toEqual({
    external_id: ["The external_id field must not be longer than 255 characters."],
  });
});
