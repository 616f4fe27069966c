import { expect, test } from "vitest";
import { asIsbn13, findIsbn } from "#lib/server/files/formats/isbn-in-text.ts";

test.each([
  ["ISBN 978-84-376-0494-7", "9788437604947"],
  ["ISBN: 9788437604947", "9788437604947"],
  ["ISBN‑13: 978 84 376 0494 7", "9788437604947"],
  ["ISBN-10 84-376-0494-X", "9788437604947"],
  ["I.S.B.N. and no number", null],
  ["ISBN 978-84-376-0494-8 has a wrong check digit", null],
  ["Call +54 9788437604947", null],
])("%s", (text, isbn) => {
  expect(findIsbn(text)).toBe(isbn);
});

test("the electronic edition comes before the printed one, the first before later ones", () => {
  expect(findIsbn("ISBN 978-0-306-40615-7 (rústica)\nISBN 978-84-376-0494-7 (ebook)")).toBe("9788437604947");
  expect(findIsbn("ISBN 978-0-306-40615-7 (hardcover)\nISBN 978-84-376-0494-7 (paperback)")).toBe(
    "9780306406157",
  );
});

test.each([
  ["urn:isbn:9788437604947", "9788437604947"],
  ["ISBN 0-306-40615-2", "9780306406157"],
  ["urn:uuid:9788437604947-12", null],
  ["", null],
])("%s as ISBN-13", (text, isbn) => {
  expect(asIsbn13(text)).toBe(isbn);
});
