import { createTranslator } from "next-intl";
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
  ["en", en, "the beginning of the only chapter", "as far as chapter 1 of 12", "as far as chapter 3 of 12"],
  ["es", es, "el comienzo del único capítulo", "hasta el capítulo 1 de 12", "hasta el capítulo 3 de 12"],
  ["pt", pt, "o começo do único capítulo", "até o capítulo 1 de 12", "até o capítulo 3 de 12"],
] as const)("what buyers read of a book is said in the grammar of %s", (locale, own, only, first, some) => {
  const t = createTranslator({ locale, messages: own, namespace: "conversions.preview" });
  const say = (count: number, all: number) => t("sharedChapters", { count, all });
  expect(say(1, 1)).toContain(only);
  expect(say(1, 12)).toContain(first);
  expect(say(3, 12)).toContain(some);
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
