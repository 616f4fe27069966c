import { expect, test } from "vitest";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import es from "#lib/i18n/messages/es.json" with { type: "json" };
import pt from "#lib/i18n/messages/pt.json" with { type: "json" };
import { FILE_ERROR_CODES, FileError } from "#lib/server/files/file-error.ts";
import { argumentsOf } from "#tests/unit/i18n/icu-arguments.ts";
import { audioSamples } from "#tests/worker/corpus/audio-samples.ts";
import { ENDINGS } from "#tests/worker/corpus/endings.ts";
import { epubSamples } from "#tests/worker/corpus/epub-samples.ts";
import { networkCases, slowCases } from "#tests/worker/corpus/network-cases.ts";
import { pdfSamples } from "#tests/worker/corpus/pdf-samples.ts";
import { polyglotSamples } from "#tests/worker/corpus/polyglot-samples.ts";

const said = Object.entries({ en, es, pt }).map(
  ([lang, { conversions }]) => [lang, new Map(Object.entries(conversions.said))] as const,
);
const refusals = Object.entries(ENDINGS).flatMap(([name, { code, params, message }]) =>
  code === null ? [] : [{ name, code, message, params: params ?? {} }],
);
/** Said of books that a worker of small limits reads; another test ends in them. */
const OF_SMALL_LIMITS = ["reading_too_long", "too_much_memory"];

test.each(said)(
  "in %s every ending of the corpus has a sentence, filled by what comes with it",
  (_lang, own) => {
    for (const { name, code, params } of refusals) {
      const names = argumentsOf(own.get(code) ?? "").map((argument) => argument.split(":")[0]);
      expect(names, name).toEqual(Object.keys(params).toSorted());
      expect(own.get(code), name).toMatch(/\w/);
    }
  },
);

test("the sentence of every ending is the one that the store says", () => {
  const saidNow = refusals.map(({ name, code, params }) => {
    const known = FILE_ERROR_CODES.find((each) => each === code);
    return [name, known && new FileError(known, params).message];
  });
  const written = refusals.map(({ name, message }) => [name, message]);
  expect(written).toEqual(saidNow);
});

test("every code that a file can be refused with is the ending of some sample, and no ending is without one", () => {
  const ofFiles = FILE_ERROR_CODES.filter((code) => !code.includes("cover"));
  expect([...new Set(refusals.map(({ code }) => code))].toSorted()).toEqual(ofFiles.toSorted());
  const samples = [pdfSamples, epubSamples, audioSamples, polyglotSamples, networkCases("80"), slowCases];
  const reached = new Set<string>(samples.flat().map(({ ending }) => ending));
  expect([...reached, ...OF_SMALL_LIMITS].toSorted()).toEqual(Object.keys(ENDINGS).toSorted());
});
