import { expect, test } from "vitest";
import {
  ACCESS_MODES,
  ACCESSIBILITY_FEATURES,
  ACCESSIBILITY_HAZARDS,
} from "#lib/conversions/accessibility-words.ts";
import { verdictOf } from "#lib/conversions/report-verdict.ts";
import en from "#lib/i18n/messages/en.json" with { type: "json" };

const message = (id: string) => ({ severity: "info", id, message: "…", location: null });

test.each([
  ["valid", true, []],
  ["invalid", false, ["RSC-005"]],
  ["read", null, []],
  ["no_text", null, ["no_text"]],
  ["pages_unreadable", null, ["pages_unreadable", "no_text"]],
  ["not_validated", null, ["not_validated"]],
  ["cut_short", null, ["sound_cut_short"]],
  ["cut_short", null, ["sound_breaks_off"]],
  ["unended", null, ["sound_unended"]],
  ["damaged", null, ["sound_damaged"]],
])("a file is called %s only when that is known", (verdict, is_valid, ids) => {
  expect(verdictOf({ is_valid, messages: ids.map(message) })).toBe(verdict);
});

test("every word of accessibility that is known has its words, and no other has", () => {
  const { mode, feature, hazard } = en.conversions.report.declared;
  expect([mode, feature, hazard].map(Object.keys)).toEqual([
    [...ACCESS_MODES],
    [...ACCESSIBILITY_FEATURES],
    [...ACCESSIBILITY_HAZARDS],
  ]);
});
