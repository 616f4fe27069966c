import { describe, expect, test } from "vitest";
import { LOCALES, negotiateLocale } from "#lib/i18n/locales.ts";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import es from "#lib/i18n/messages/es.json" with { type: "json" };
import pt from "#lib/i18n/messages/pt.json" with { type: "json" };
import { argumentsOf } from "./icu-arguments.ts";

const messages: Record<(typeof LOCALES)[number], object> = { en, es, pt };

function flatten(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

const english = new Map(flatten(en));

describe.each(LOCALES)("messages of %s", (locale) => {
  const own = new Map(flatten(messages[locale]));

  test("has every key of English and no other", () => {
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test("has a text for every key", () => {
    expect([...own].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("uses the arguments of English", () => {
    const differing = [...english].filter(
      ([key, text]) => argumentsOf(text).join() !== argumentsOf(own.get(key) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });
});

test("reads arguments of nested plural and select branches", () => {
  const text =
    "{count, plural, =0 {none for {name}} one {# of {kind, select, pdf {PDF} other {file}}} other {#}}";
  expect(argumentsOf(text)).toEqual(["count:plural", "kind:select", "name:"]);
  expect(() => argumentsOf("{count, plural, one {#}")).toThrow("brace");
});

test.each([
  [null, "en"],
  ["pt-BR,pt;q=0.9,en;q=0.8", "pt"],
  ["de, es-AR;q=0.7, en;q=0.3", "es"],
  ["en;q=0, es;q=0.1", "es"],
  ["de", "en"],
])("Accept-Language %s is answered in %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
