import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as item from "#app/api/content/[contentId]/route.ts";
import * as track from "#app/api/content/[contentId]/tracks/[trackId]/route.ts";
import * as tracks from "#app/api/content/[contentId]/tracks/route.ts";
import * as list from "#app/api/content/route.ts";
import * as conversions from "#app/api/conversions/route.ts";
import * as setUp from "#app/api/set-up/route.ts";
import * as upload from "#app/api/uploads/[uploadId]/route.ts";
import * as uploads from "#app/api/uploads/route.ts";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import { sampleContent } from "#tests/support/fake-store.ts";
import { call, type Door, openStaffedDoor } from "./door.ts";

let door: Door;
let editor: string;
let viewer: string;
const params = { contentId: "468166", trackId: "9" };

beforeAll(async () => {
  ({ door, editor, viewer } = await openStaffedDoor());
});
afterAll(() => door.close());
beforeEach(() => {
  door.store.calls.length = 0;
});

const refuse = (status: number, json: object) => {
  door.store.reply = () => ({ status, json });
};
const REFUSAL = {
  message: "The given data was invalid.",
  code: "invalid",
  params: {},
  errors: {
    external_id: ["The external_id is taken."],
    "prices.0.amount": ["The prices.0.amount field must be a whole number: CLP has no decimals."],
    sale_from: ["The sale_from field must not be before preorder_from."],
    name: ["The store has a reason of its own."],
    lang: ["The store forgot the params."],
  },
  codes: {
    external_id: [{ code: "taken_external_id", params: { external_id: "978", id: 4711 } }],
    "prices.0.amount": [{ code: "no_decimals", params: { currency: "CLP" } }],
    sale_from: [{ code: "before_other", params: { other: "preorder_from" } }],
    name: [{ code: "a_reason_of_its_own", params: {} }],
    lang: [{ code: "too_long", params: {} }],
  },
};

test("sentences of the store come in the person's language, fields by their labels", async () => {
  refuse(422, REFUSAL);
  const body = { name: "A" };
  const ask = async (locale: string) => {
    const cookie = `${editor}; locale=${locale}`;
    const res = await call(list.POST, { method: "POST", cookie, body });
    return res.json();
  };
  const spanish = await ask("es");
  expect(spanish.message).toBe("Algunos valores no se pueden aceptar.");
  expect(spanish.errors).toEqual({
    external_id: ["El id externo “978” ya lo usa el título 4711."],
    "prices.0.amount": ["Importe: debe ser un número entero: CLP no tiene decimales."],
    sale_from: ["A la venta desde: no debe ser anterior a Preventa desde."],
    name: ["The store has a reason of its own."],
    lang: ["The store forgot the params."],
  });
  expect((await ask("pt")).errors.external_id).toEqual(["O id externo “978” já é usado pelo título 4711."]);
  expect((await ask("en")).errors.sale_from).toEqual(["On sale from must not be before Pre-order from."]);
});

test("a store without codes is heard in its own words", async () => {
  const { codes, code, params: _none, ...plain } = REFUSAL;
  refuse(422, plain);
  const res = await call(list.POST, { method: "POST", cookie: `${editor}; locale=es`, body: {} });
  const { message, errors } = await res.json();
  expect({ message, errors }).toEqual(plain);
});

test("the dashboard's own refusals come in the person's language too, set-up without words of zod", async () => {
  const forbidden = await call(list.POST, { method: "POST", cookie: `${viewer}; locale=es`, body: {} });
  expect((await forbidden.json()).message).toBe("Esto requiere el rol de editor; el suyo es lector.");
  const body = { key: "k", name: "", email: "nobody", password: "short" };
  const res = await call(setUp.POST, { method: "POST", cookie: "locale=pt", body });
  expect((await res.json()).errors).toEqual({
    name: ["Nome: é preciso preencher."],
    email: ["E-mail: deve ser um endereço de e-mail."],
    password: ["Senha: deve ter pelo menos 10 caracteres."],
  });
});

test("so do the refusals of uploads, and of ids that are none", async () => {
  const inSpanish = { cookie: `${editor}; locale=es` };
  const messageOf = async (answer: Promise<Response>) => (await (await answer).json()).message;
  const begin = (length: string) =>
    call(uploads.POST, { method: "POST", ...inSpanish, headers: { "upload-length": length } });
  expect(await messageOf(begin("many"))).toBe(
    "El navegador no dijo qué tamaño tiene el archivo. Recargue la página e inténtelo otra vez.",
  );
  expect(await messageOf(begin("0"))).toBe(
    "Este archivo está vacío. Elija el archivo que contiene el libro.",
  );
  expect(await messageOf(begin(String(600 * 1024 * 1024)))).toBe(
    "Este archivo tiene 600 MB; un archivo puede tener 500 MB como máximo.",
  );
  const nobody = call(upload.DELETE, { method: "DELETE", ...inSpanish, params: { uploadId: "x" } });
  expect(await messageOf(nobody)).toMatch(/^No existe esa subida\./);
  const res = await call(conversions.GET, { ...inSpanish, path: "/api/conversions?ids=1,x" });
  expect(await res.json()).toMatchObject({
    message: "Algunos valores no se pueden aceptar.",
    errors: { ids: ["Títulos: debe tener de 1 a 500 ids separados por comas."] },
  });
});

test("every code that this half can give has its words", () => {
  const sources = globSync("lib/{bff,upstream}/**/*.ts").map((path) => readFileSync(path, "utf8"));
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/\bcode: "(\w+)"/g)].map(([, code = ""]) => code),
  );
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !Object.hasOwn(en.Store, code))).toEqual([]);
});

test("what somebody else changed meanwhile reaches the browser", async () => {
  refuse(412, { message: "Stale.", code: "stale", params: {}, current: {}, changed: ["author", "prices"] });
  const headers = { "if-match": '"r3.a"' };
  const res = await call(item.PUT, { method: "PUT", params, cookie: editor, headers, body: { name: "A" } });
  expect([res.status, await res.json()]).toMatchObject([
    412,
    { kind: "stale", changed: ["author", "prices"] },
  ]);
});

test("keys of submissions and ETags go on to the store", async () => {
  door.store.reply = () => ({ json: { data: sampleContent() } });
  const key = { "idempotency-key": "one-submission" };
  await call(list.POST, { method: "POST", cookie: editor, headers: key, body: { name: "A" } });
  const added = { title: "One", file_url: "https://files.example/1.mp3" };
  await call(tracks.POST, { method: "POST", params, cookie: editor, headers: key, body: added });
  const posts = door.store.calls.filter(({ method }) => method === "POST");
  expect(posts.map(({ headers }) => headers["idempotency-key"])).toEqual([
    "one-submission",
    "one-submission",
  ]);

  const ifMatch = { "if-match": '"r3.a"' };
  await call(item.DELETE, { method: "DELETE", params, cookie: editor, headers: ifMatch });
  await call(track.DELETE, { method: "DELETE", params, cookie: editor, headers: ifMatch });
  await call(track.PUT, { method: "PUT", params, cookie: editor, headers: ifMatch, body: { title: "B" } });
  const writes = door.store.calls.filter(({ method }) => method === "DELETE" || method === "PUT");
  expect(writes.map(({ headers }) => headers["if-match"])).toEqual(['"r3.a"', '"r3.a"', '"r3.a"']);
});
