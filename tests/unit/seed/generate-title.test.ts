import fc from "fast-check";
import isbn from "isbn3";
import { describe, expect, test } from "vitest";
import { createContentSchema } from "#lib/content/write-schema.ts";
import { generateTitle, isbnOf, MAX_ITEMS } from "#lib/server/seed/generate-title.ts";

const SAMPLE = 20_000;
const sample = Array.from({ length: SAMPLE }, (_, number) => generateTitle(number));
const shareOf = (isOne: (title: (typeof sample)[number]) => boolean) => sample.filter(isOne).length / SAMPLE;

describe("a generated title", () => {
  test("is the same every time", () => {
    fc.assert(
      fc.property(fc.nat(MAX_ITEMS - 1), (number) => {
        expect(generateTitle(number)).toEqual(generateTitle(number));
      }),
    );
  });

  test("is one that the API would have taken", () => {
    fc.assert(
      fc.property(fc.nat(MAX_ITEMS - 1), (number) => {
        const title = generateTitle(number);
        const read = createContentSchema.safeParse({
          name: title.name,
          file_type: title.fileType,
          external_id: title.externalId,
          lang: title.lang,
          published_at: title.publishedDay,
          description: title.description,
          ...(title.fileType === "physical" ? {} : { file_url: "https://files.example/1" }),
        });
        expect(read.error?.issues).toBeUndefined();
        expect(Date.parse(title.updatedAt)).toBeGreaterThanOrEqual(Date.parse(title.createdAt));
        expect(title.updatedAt < "2027-07-01").toBe(true);
      }),
    );
  });

  test("has a sound ISBN that no other number has", () => {
    for (const prefix of ["97884", "97885", "97803"]) {
      const isbns = new Set(sample.map((_, number) => isbnOf(prefix, number)));
      expect(isbns.size).toBe(SAMPLE);
      for (const one of isbns) expect(isbn.parse(one)?.isValid, one).toBe(true);
    }
    // The two ends of the range do not meet either.
    expect(isbnOf("97884", 0)).not.toBe(isbnOf("97884", MAX_ITEMS - 1));
  });

  test("shares its address with none", () => {
    expect(new Set(sample.map(({ slug }) => slug)).size).toBe(SAMPLE);
    expect(sample.every(({ slug }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toBe(true);
  });
});

describe("many generated titles", () => {
  test("are of the kinds that a store has", () => {
    expect(shareOf(({ fileType }) => fileType === "epub")).toBeCloseTo(0.7, 1);
    expect(shareOf(({ fileType }) => fileType === "pdf")).toBeCloseTo(0.15, 1);
    expect(shareOf(({ fileType, tracks }) => fileType === "audio" && tracks.length > 2)).toBeCloseTo(0.05, 1);
    expect(shareOf(({ printed }) => printed !== null)).toBeCloseTo(0.1, 1);
    for (const state of ["error", "deferred"] as const)
      expect(sample.some(({ conversionStatus }) => conversionStatus === state)).toBe(true);
  });

  test("are many on one publication day, and in three languages with their accents", () => {
    const days = Map.groupBy(sample, ({ publishedDay }) => publishedDay);
    expect(Math.max(...[...days.values()].map(({ length }) => length))).toBeGreaterThan(SAMPLE / 100);
    expect(new Set(sample.map(({ lang }) => lang))).toEqual(new Set(["es", "pt", "en"]));
    expect(shareOf(({ name }) => /[áéíóúñãõçê]/i.test(name))).toBeGreaterThan(0.2);
  });

  test("hold a word that is rare and one that is frequent", () => {
    const rare = shareOf(({ name }) => /ornitorrinco|platypus/i.test(name));
    expect(rare).toBeGreaterThan(0);
    expect(rare).toBeLessThan(0.005);
    expect(shareOf(({ name }) => /hist[oó]ria/i.test(name))).toBeGreaterThan(0.05);
  });

  test("have no fraction of a peso where there is none", () => {
    const pesos = sample.flatMap(({ prices }) => prices.filter(({ currency }) => currency === "CLP"));
    expect(pesos.length).toBeGreaterThan(100);
    for (const { amountMinor } of pesos) expect(amountMinor % 10).toBe(0);
    expect(
      sample.flatMap(({ prices }) => prices).every(({ amountMinor }) => Number.isSafeInteger(amountMinor)),
    ).toBe(true);
  });
});
