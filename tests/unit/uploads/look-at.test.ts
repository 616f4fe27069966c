import { expect, test } from "vitest";
import { lookAt } from "#lib/uploads/look-at.ts";

const PAGE = "\uFEFF\n<!doctype HTML><html><title>Sign in</title></html>";

test.each([
  ["libro.pdf", "%PDF-1.7\n", { kind: "pdf", fault: null }],
  ["descarga.pdf", PAGE, { kind: null, fault: { code: "web_page" } }],
  ["pagina.html", PAGE, { kind: null, fault: { code: "web_page" } }],
  ["Léeme.txt", "Hola.", { kind: null, fault: { code: "other_kind" } }],
  ["Léeme", "Hola.", { kind: null, fault: { code: "other_kind" } }],
  ["Libro.EPUB", "Hola.", { kind: null, fault: { code: "wrong_kind" } }],
  ["vacio.pdf", "", { kind: null, fault: { code: "empty" } }],
])("%s is refused, if it is, for what its first bytes and its name are", async (name, text, expected) => {
  const file = new File([text], name);
  expect(await lookAt({ file, folder: "" }, 1)).toMatchObject(expected);
});
