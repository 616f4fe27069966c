import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedFields, emptyForm, toCreateInput, toForm, toPatch } from "#lib/content/form.ts";
import { createContentSchema, updateContentSchema } from "#lib/content/write-schema.ts";
import { INCOMPLETE_DAY } from "#lib/incomplete-day.ts";
import { AR, sampleContent, US } from "./sample.ts";

const content = sampleContent();

describe("toForm", () => {
  it.each(["America/Argentina/Buenos_Aires", "Pacific/Apia", "America/Los_Angeles"])(
    "shows the day of publication in the store's zone %s",
    (timeZone) => {
      const midnight = { "America/Argentina/Buenos_Aires": "03", "America/Los_Angeles": "07" };
      const published_at =
        timeZone === "Pacific/Apia"
          ? "2019-09-12T11:00:00Z"
          : `2019-09-13T${midnight[timeZone as "America/Los_Angeles"]}:00:00Z`;
      expect(toForm(sampleContent({ published_at }), { locale: "en", timeZone }).published_at).toBe(
        "2019-09-13",
      );
    },
  );

  it("writes prices as the locale types them", () => {
    expect(toForm(content, AR).prices).toEqual([
      { currency_id: "USD", amount: "19,50" },
      { currency_id: "CLP", amount: "15990" },
    ]);
    expect(toForm(content, US).prices[0]?.amount).toBe("19.50");
  });
});

describe("toPatch", () => {
  it("is empty for a title that was only looked at", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: fc.constantFrom("\r", "\n", "a", "<", " ") }),
        fc.array(fc.string()),
        fc.constantFrom(AR, US),
        (name, description, author, reading) => {
          const odd = sampleContent({ name, description, author, published_at: "2020-02-29T17:45:10Z" });
          expect(toPatch(odd, toForm(odd, reading), reading)).toEqual({});
        },
      ),
    );
  });

  it("holds what differs and nothing else", () => {
    const form = toForm(content, AR);
    expect(toPatch(content, { ...form, name: "Other", author: ["Donald Hall", "Jane Kenyon"] }, AR)).toEqual({
      name: "Other",
      author: ["Donald Hall", "Jane Kenyon"],
    });
  });

  it("keeps the dates of a price, and the prices of other times", () => {
    const later = { currency_id: "USD", amount: 19.5, starts_at: "2099-03-01T15:00:00Z", ends_at: null };
    const over = { currency_id: "EUR", amount: 9, starts_at: null, ends_at: "2020-01-01T03:00:00Z" };
    const dated = sampleContent({ prices: [], price_schedule: [later, over] });
    const form = toForm(dated, AR);
    expect(toPatch(dated, form, AR)).toEqual({});
    const [first, ...others] = form.prices;
    const prices = [{ ...first, currency_id: "USD", amount: "21" }, ...others];
    expect(toPatch(dated, { ...form, prices }, AR)).toEqual({
      prices: [
        { currency_id: "USD", amount: 21, starts_at: later.starts_at },
        { currency_id: "EUR", amount: 9, ends_at: over.ends_at },
      ],
    });
  });

  it("takes a price written otherwise for the same price", () => {
    const form = toForm(content, AR);
    const prices = [
      { currency_id: "USD", amount: "19.5" },
      { currency_id: "CLP", amount: "15.990" },
    ];
    expect(toPatch(content, { ...form, prices }, AR)).toEqual({});
    expect(toPatch(content, { ...form, prices: prices.slice(1) }, AR)).toEqual({
      prices: [{ currency_id: "CLP", amount: 15990 }],
    });
  });

  it("keeps free, a price of 0 and no price apart", () => {
    const form = toForm(content, AR);
    expect(toPatch(content, { ...form, prices: [] }, AR)).toEqual({ prices: [] });
    expect(toPatch(content, { ...form, prices: [{ currency_id: "USD", amount: "0" }] }, AR)).toEqual({
      prices: [{ currency_id: "USD", amount: 0 }],
    });
    expect(toPatch(content, { ...form, free: true }, AR)).toEqual({ free: true });
  });

  it("never sends a description whose line breaks alone were turned by the control", () => {
    const form = toForm(content, AR);
    expect(form.description).not.toContain("\r");
    expect(toPatch(content, form, AR)).toEqual({});
  });

  it("gives an edited description the line breaks of its original", () => {
    const form = toForm(content, AR);
    const patch = toPatch(content, { ...form, description: form.description.replace("One", "1") }, AR);
    expect(patch).toEqual({ description: '<p class="x">1</p>\r\n<p>Two &nbsp;</p>\r\n' });
  });

  it("sends a day as a day, and the end of free access only with free access", () => {
    const free = sampleContent({
      free: { enabled: true, until: "2026-12-01T03:00:00Z", require_login: true },
    });
    const form = toForm(free, AR);
    expect(form.free_until).toBe("2026-12-01");
    expect(toPatch(free, { ...form, published_at: "2020-01-31" }, AR)).toEqual({
      published_at: "2020-01-31",
    });
    expect(toPatch(free, { ...form, free: false }, AR)).toEqual({ free: false, free_until: null });
  });

  it("compares territories as a set", () => {
    const form = toForm(content, AR);
    const geographic_restrictions = { mode: "block" as const, countries: ["AR", "US"] };
    expect(toPatch(content, { ...form, geographic_restrictions }, AR)).toEqual({});
    geographic_restrictions.countries.push("BR");
    expect(toPatch(content, { ...form, geographic_restrictions }, AR)).toEqual({
      geographic_restrictions: { mode: "block", countries: ["AR", "BR", "US"] },
    });
  });

  it("is accepted by the contract, every field at once", () => {
    const form = toForm(content, AR);
    const patch = toPatch(
      content,
      {
        ...form,
        name: "N",
        external_id: "",
        lang: "es",
        published_at: "2020-01-31",
        audience: "adults",
        description: "",
        bisac: ["FIC000000"],
        prices: [{ currency_id: "PYG", amount: "1.500" }],
        free: true,
        free_until: "2027-01-01",
        preview: false,
        preorder_from: "2026-01-01",
        sale_from: "2026-02-01",
        geographic_restrictions: { mode: "worldwide", countries: [] },
        publisher: [],
      },
      AR,
    );
    expect(updateContentSchema.safeParse(patch).error).toBeUndefined();
    expect(patch.external_id).toBeNull();
    expect(patch.description).toBeNull();
  });
});

describe("toCreateInput", () => {
  const start = emptyForm({ lang: "es", today: "2026-11-22" });

  it("sends what was filled in", () => {
    const form = { ...start, name: " Rayuela ", file_url: " https://files.example/r.epub " };
    expect(toCreateInput(form, "epub", AR)).toEqual({
      name: "Rayuela",
      file_type: "epub",
      file_url: "https://files.example/r.epub",
      lang: "es",
      published_at: "2026-11-22",
    });
  });

  it("makes a printed book that the contract accepts", () => {
    const form = {
      ...start,
      name: "Rayuela",
      file_url: "left from another kind",
      pages: "1.200",
      height: "21,5",
      stock: "0",
      prices: [{ currency_id: "ARS", amount: "0" }],
    };
    const input = toCreateInput(form, "physical", AR);
    expect(input).toMatchObject({ pages: 1200, height: 21.5, stock: 0, prices: [{ amount: 0 }] });
    expect(input).not.toHaveProperty("file_url");
    expect(createContentSchema.safeParse(input).error).toBeUndefined();
  });

  it("asks for the larger cover where nobody could be asked, and only beside a cover", () => {
    const form = { ...start, name: "N", file_url: "https://files.example/n.epub" };
    const covered = { ...form, cover_url: " http://pictures.example/n.png " };
    const keep = { keepsLargerCover: true };
    const input = toCreateInput(covered, "epub", AR, keep);
    expect(input).toMatchObject({ cover_url: "http://pictures.example/n.png", keep_larger_cover: true });
    expect(createContentSchema.safeParse(input).error).toBeUndefined();
    expect(toCreateInput(covered, "epub", AR)).not.toHaveProperty("keep_larger_cover");
    expect(toCreateInput(form, "epub", AR, keep)).not.toHaveProperty("keep_larger_cover");
  });

  it("leaves the measures of a printed book out of a file", () => {
    const form = { ...start, name: "N", file_url: "https://files.example/n.pdf", pages: "12" };
    const input = toCreateInput(form, "pdf", AR);
    expect(input).not.toHaveProperty("pages");
    expect(createContentSchema.safeParse(input).error).toBeUndefined();
  });
});

describe("changedFields", () => {
  it("counts a day half typed as a change, so that it is not lost", () => {
    const form = { ...toForm(content, AR), published_at: INCOMPLETE_DAY };
    expect(changedFields(toForm(content, AR), form)).toEqual(["published_at"]);
    expect(toPatch(content, form, AR)).not.toEqual({});
  });

  it("names what was typed since", () => {
    const form = toForm(content, US);
    expect(changedFields(form, { ...form, name: "x", keywords: [] })).toEqual(["name", "keywords"]);
  });
});
