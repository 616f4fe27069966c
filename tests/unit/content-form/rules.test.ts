import { describe, expect, it } from "vitest";
import { type ContentForm, emptyForm } from "#lib/content/form.ts";
import { formRules, type Say } from "#lib/content/form-rules.ts";
import { INCOMPLETE_DAY } from "#lib/incomplete-day.ts";

const say: Say = (problem, values) => (values ? `${problem} ${JSON.stringify(values)}` : problem);
const valid = {
  ...emptyForm({ lang: "en", today: "2026-11-22" }),
  name: "Rayuela",
  file_url: "https://files.example/r.epub",
};

function problems(changes: Partial<ContentForm>, fileType = "epub", isNew = true) {
  const result = formRules({ fileType, isNew, locale: "es", say }).safeParse({ ...valid, ...changes });
  return Object.fromEntries(
    (result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message.split(" ")[0]]),
  );
}

describe("formRules", () => {
  it("has nothing against a title with a name and a file", () => {
    expect(problems({})).toEqual({});
  });

  it("asks for a name, a day, and the file of a new digital title only", () => {
    expect(problems({ name: " ", published_at: null, file_url: "" })).toEqual({
      name: "nameMissing",
      published_at: "dateMissing",
      file_url: "fileUrlMissing",
    });
    expect(problems({ file_url: "" }, "physical")).toEqual({});
    expect(problems({ file_url: "" }, "epub", false)).toEqual({});
    expect(problems({ file_url: "files/r.epub" })).toEqual({ file_url: "fileUrlNotHttp" });
  });

  it("takes a blank day as unset, and asks for it only where a day is required", () => {
    expect(problems({ free: true, free_until: null, preorder_from: null, sale_from: null })).toEqual({});
    expect(problems({ published_at: "" })).toEqual({ published_at: "dateMissing" });
  });

  it("refuses a day half typed, and does not compare it with another", () => {
    const days = { published_at: INCOMPLETE_DAY, preorder_from: INCOMPLETE_DAY, sale_from: "2026-03-01" };
    expect(problems(days)).toEqual({ published_at: "dateIncomplete", preorder_from: "dateIncomplete" });
    expect(problems({ free: true, free_until: INCOMPLETE_DAY })).toEqual({ free_until: "dateIncomplete" });
    expect(problems({ free: false, free_until: INCOMPLETE_DAY })).toEqual({});
  });

  it.each(["0002-11-22", "0999-12-31", "10000-01-01", "-0001-01-01"])("refuses the year of %s", (day) => {
    expect(problems({ published_at: day, sale_from: day })).toEqual({
      published_at: "dateYear",
      sale_from: "dateYear",
    });
  });

  it("takes the first and the last year", () => {
    expect(problems({ published_at: "1000-01-01", sale_from: "9999-12-31" })).toEqual({});
  });

  it("puts each problem of a price on its own cell", () => {
    const prices = [
      { currency_id: "USD", amount: "" },
      { currency_id: "CLP", amount: "19,50" },
      { currency_id: "USD", amount: "1,234" },
      { currency_id: "XXX", amount: "1" },
    ];
    expect(problems({ prices })).toEqual({
      "prices.0.amount": "amountMissing",
      "prices.1.amount": "amountNoDecimals",
      "prices.2.currency_id": "currencyTwice",
      "prices.2.amount": "amountThreeDecimals",
      "prices.3.currency_id": "currencyUnknown",
    });
  });

  it("refuses territories without a country and a sale before its pre-order", () => {
    expect(
      problems({
        geographic_restrictions: { mode: "allow", countries: [] },
        preorder_from: "2026-03-02",
        sale_from: "2026-03-01",
      }),
    ).toEqual({
      "geographic_restrictions.countries": "countriesMissing",
      sale_from: "saleBeforePreorder",
    });
  });

  it("checks measures of printed books, and only theirs", () => {
    const measures = { pages: "12,5", height: "tall", width: "21,5", stock: "3000000000" };
    expect(problems(measures, "physical")).toEqual({
      pages: "notWhole",
      height: "notNumber",
      stock: "tooLarge",
    });
    expect(problems(measures)).toEqual({});
  });
});
