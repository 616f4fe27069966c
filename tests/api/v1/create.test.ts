import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueAnswerSchema } from "#lib/content/v1-schema.ts";
import { missingKeys } from "./keys.ts";
import audio from "./samples/create-audio.json" with { type: "json" };
import epub from "./samples/create-epub.json" with { type: "json" };
import pdf from "./samples/create-pdf.json" with { type: "json" };
import physical from "./samples/create-physical.json" with { type: "json" };
import created from "./samples/created-audio.json" with { type: "json" };
import list from "./samples/list.json" with { type: "json" };
import { localDate, newIssue, startStore, type TestStore } from "./store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.close());

const create = (fields: object) => store.send("POST", "", fields);

describe("POST /issues: what the published samples send is accepted", () => {
  test.each([
    ["pdf", { ...pdf, external_id: "9781503280786" }],
    ["epub", epub],
    ["audio", { ...audio, file_url: "https://files.example/book.mp3" }],
    ["physical", physical],
  ])("the sample of %s content", async (fileType, sample) => {
    const issue = await store.createIssue(sample);
    expect(issue).toMatchObject({
      name: sample.name,
      external_id: sample.external_id,
      file_type: fileType,
      conversion_status: fileType === "physical" ? "done" : "started_dispatching_conversion",
    });
  });

  test("what the sample of audio content shows comes back with every key, and the same values", async () => {
    const answer = await create({ ...audio, external_id: "again", file_url: "https://files.example/a.mp3" });
    expect(answer.status).toBe(201);
    expect(missingKeys(created, answer.body)).toEqual([]);
    expect(missingKeys(list.data.paginator.data[0] ?? null, answer.body.data.issue)).toEqual([
      // The sample has a price, this title has none.
      "prices.USD",
      "price_morph[]",
    ]);
    expect(issueAnswerSchema.safeParse(answer.body).error).toBeUndefined();
    const { id, external_id, slug, issue_description, file, conversion_status_progress, ...same } =
      created.data.issue;
    expect(answer.body.data.issue).toMatchObject(same);
    expect(answer.body.message).toBe(created.data.message);
  });
});

describe("POST /issues: required", () => {
  test("publication_date, name, external_id, extension and file_url, all faults in one answer", async () => {
    const answer = await create({});
    expect(answer.status).toBe(422);
    expect(answer.body.CODE).toBe("validation_error");
    expect(Object.keys(answer.body.errors)).toEqual(
      expect.arrayContaining(["publication_date", "name", "external_id", "extension"]),
    );
    const digital = await create(newIssue({ file_url: undefined }));
    expect(digital.body.errors).toEqual({
      file_url: ["The file_url field is required for a digital title."],
    });
  });

  test('file_url: "" counts as missing, so the sample of audio content is refused as printed', async () => {
    const answer = await create({ ...audio, external_id: "blank file" });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors)).toEqual(["file_url"]);
  });

  test("external_id is required, so the sample of pdf content is refused as printed", async () => {
    const answer = await create(pdf);
    expect(answer.body.errors).toEqual({ external_id: ["The external_id field is required."] });
  });

  test("a field at fault has the name that the client wrote", async () => {
    const fields = newIssue({ publication_date: undefined, published_at: "2021-02-30" });
    expect(Object.keys((await create(fields)).body.errors)).toEqual(["published_at"]);
    const other = newIssue({ publication_date: "2021-02-30", keyword: "no list" });
    const { errors } = (await create(other)).body;
    expect(Object.keys(errors).sort()).toEqual(["keyword", "publication_date"]);
    expect(errors.publication_date[0]).toMatch(/^The publication_date field /);
  });

  test.each([
    [{ extension: "mpga", type: "epub" }, "type", "extension"],
    [{ file_type: "pdf", extension: "epub" }, "extension", "file_type"],
  ])("%o disagree, under the names that were sent", async (types, field, other) => {
    const answer = await create(newIssue(types));
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, [field]]);
    expect(answer.body.errors[field]).toEqual([expect.stringContaining(`disagrees with ${other}: send one`)]);
  });

  test("an external id that is taken is refused, naming its owner", async () => {
    const { id, external_id } = await store.createIssue(newIssue());
    const answer = await create(newIssue({ external_id }));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.external_id[0]).toContain(String(id));
  });
});

describe("POST /issues: what is read", () => {
  test("type and published_at are aliases; mp3 and mpga mean audio", async () => {
    const fields = newIssue({ extension: undefined, type: "mpga", publication_date: undefined });
    const issue = await store.createIssue({ ...fields, published_at: "2022-09-01 12:00:00" });
    expect(issue.file_type).toBe("audio");
    expect(issue.published_at).toEqual(localDate(1662044400, "2022-09-01 12:00:00"));
    expect(issue.published_at_utc).toBe("2022-09-01 15:00:00");
  });

  test("a date without a time is local midnight of the store", async () => {
    const issue = await store.createIssue(newIssue({ publication_date: "2019-09-13" }));
    expect(issue.publication_date).toEqual(localDate(1568343600, "2019-09-13 00:00:00"));
    expect(issue.ti_published_at).toBe("2019-09-13 03:00:00");
  });

  test("unknown keys and physical fields of a digital title are ignored", async () => {
    const issue = await store.createIssue(
      newIssue({ pages: 12, weight: "heavy", binding_type: "Japonesa", shelf: 4, api_token: "secret" }),
    );
    expect(issue.number_of_pages).toBeNull();
    expect((await store.inVersion3(issue.id)).physical).toBeNull();
  });

  test("file_url of a physical title is ignored, its measures are kept", async () => {
    const issue = await store.createIssue({
      ...physical,
      external_id: "with a file",
      file_url: "no address",
    });
    expect(issue).toMatchObject({ file: null, number_of_pages: 256 });
    expect((await store.inVersion3(issue.id)).physical).toMatchObject({ height: 34, width: 40, stock: 1 });
  });

  test("blank strings and repetitions in lists are dropped, the order is kept", async () => {
    const { id } = await store.createIssue(
      newIssue({
        publisher: [""],
        author: ["Grace Hopper", " ", "Alan Turing", "Grace Hopper"],
        keyword: ["API"],
      }),
    );
    expect(await store.inVersion3(id)).toMatchObject({
      publisher: [],
      author: ["Grace Hopper", "Alan Turing"],
      keywords: ["API"],
    });
  });

  test("a table of contents: JSON, JSON in text, and text that is neither", async () => {
    const contents = [{ title: "One", page: 1 }];
    const tableOf = async (table_of_contents: unknown) => {
      const { id } = await store.createIssue(newIssue({ table_of_contents }));
      return (await store.inVersion3(id)).table_of_contents;
    };
    expect(await tableOf(contents)).toEqual(contents);
    expect(await tableOf(JSON.stringify(contents))).toEqual(contents);
    expect(await tableOf("One, two, three")).toBe("One, two, three");
  });
});

describe("prices", () => {
  test("an object by currency; [] when there are none", async () => {
    const priced = await store.createIssue(
      newIssue({ prices: { USD: 25, EUR: 2.35, ARS: "19.50", COP: 0 } }),
    );
    expect(priced.prices).toEqual({ USD: 25, EUR: 2.35, ARS: 19.5, COP: 0 });
    expect((await store.createIssue(newIssue())).prices).toEqual([]);
  });

  test("a fraction of CLP or PYG is rounded, half up", async () => {
    const { prices } = await store.createIssue(newIssue({ prices: { CLP: 1990.5, PYG: "12000.49" } }));
    expect(prices).toEqual({ CLP: 1991, PYG: 12000 });
  });

  test("price_morph lists them in hundredths, also of currencies without a minor unit", async () => {
    const { id, price_morph } = await store.createIssue(newIssue({ prices: { USD: 25, CLP: 1990 } }));
    expect(price_morph).toMatchObject([
      {
        priceable_type: "issue",
        priceable_id: id,
        type: "single",
        currency_id: "USD",
        amount_in_cents: 2500,
      },
      { currency_id: "CLP", amount_in_cents: 199_000, country_code: null, deleted_at: null },
    ]);
    expect(price_morph[0].created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test.each([
    ["a negative amount, however small", { CLP: -0.4 }, "prices.CLP"],
    ["an amount that is no number", { USD: "12,50" }, "prices.USD"],
    ["another currency, naming the list", { GBP: 3 }, "prices.GBP"],
  ])("%s is refused", async (_, prices, field) => {
    const answer = await create(newIssue({ prices }));
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    if ("GBP" in prices) expect(answer.body.errors[field][0]).toContain("USD, ARS, EUR");
  });
});
