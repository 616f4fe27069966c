import { describe, expect, it } from "vitest";
import { addTerms, readBisacCode, splitTerms } from "#lib/content/form-terms.ts";
import { checkIsbn } from "#lib/content/isbn.ts";
import { countryOptions, languageOptions } from "#lib/content/option-names.ts";

describe("splitTerms", () => {
  it("takes a line for a term, and a comma only where it divides", () => {
    expect(splitTerms("Hall, Donald\r\n\n Jane Kenyon ", false)).toEqual(["Hall, Donald", "Jane Kenyon"]);
    expect(splitTerms("poetry, interviews\nletters,", true)).toEqual(["poetry", "interviews", "letters"]);
    expect(splitTerms(" \n", true)).toEqual([]);
  });
});

describe("addTerms", () => {
  it("keeps the order and adds nothing twice", () => {
    expect(addTerms(["Poetry"], ["poetry", "Essay", "essay"])).toEqual(["Poetry", "Essay"]);
  });
});

describe("readBisacCode", () => {
  it("writes a code as the list of codes does", () => {
    expect(readBisacCode(" fic 019-000")).toBe("FIC019000");
  });
});

describe("checkIsbn", () => {
  it("knows a valid one, with or without hyphens, of either length", async () => {
    expect(await checkIsbn("978-1-4968-2248-2")).toEqual({ kind: "valid", hyphenated: "978-1-4968-2248-2" });
    expect(await checkIsbn("0306406152")).toEqual({ kind: "valid", hyphenated: "0-306-40615-2" });
  });

  it("names the digit that would be right", async () => {
    expect(await checkIsbn("9781496822483")).toEqual({ kind: "wrong", expectedDigit: "2" });
  });

  it("says nothing about an id that is no ISBN", async () => {
    expect(await checkIsbn("sku-4711")).toBeNull();
    expect(await checkIsbn("1234567890123")).toBeNull();
  });
});

describe("names of countries and languages", () => {
  it.each([
    ["en", "Brazil", "Spanish"],
    ["es", "Brasil", "Español"],
    ["pt", "Brasil", "Espanhol"],
  ] as const)("are in the language %s and its order", async (locale, brazil, spanish) => {
    const countries = await countryOptions(locale);
    expect(countries).toContainEqual({ id: "BR", label: brazil });
    expect(languageOptions(locale)).toContainEqual({ id: "es", label: spanish });
    const labels = countries.map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(locale).compare));
  });
});
