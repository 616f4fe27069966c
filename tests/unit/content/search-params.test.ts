import { describe, expect, test } from "vitest";
import {
  type ContentListParams,
  cursorOf,
  isNarrowed,
  listQuestions,
  loadContentSearchParams,
} from "#lib/content/search-params.ts";

const read = (search: string): ContentListParams => loadContentSearchParams(new URLSearchParams(search));
const filters = (search: string) =>
  listQuestions(read(search)).map((question) =>
    Object.fromEntries([...question].filter(([name]) => name.startsWith("filter"))),
  );

describe("the address of the list", () => {
  test("what is not one of ours becomes the default", () => {
    expect(read("type=zip&lang=klingon&state=lost&sort=price")).toEqual(read(""));
  });

  test("is narrowed by a search or a filter, not by sort or page", () => {
    expect([read("q=%20"), read("sort=created_at&cursor=abc")].map(isNarrowed)).toEqual([false, false]);
    expect([read("q=a"), read("type=pdf"), read("lang=es"), read("state=failed")].map(isNarrowed)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

describe("the questions of a search", () => {
  test("without text there is one, with the filters in the words of the contract", () => {
    const [question, ...others] = listQuestions(read("type=audio&lang=pt&state=converting&sort=-updated_at"));
    expect(others).toEqual([]);
    expect(Object.fromEntries(question ?? [])).toMatchObject({
      per_page: "100",
      sort: "-updated_at",
      "filter[file_type]": "audio",
      "filter[lang]": "pt",
      "filter[conversion_status]": "converting",
    });
  });

  test("an ISBN is looked up as an id first", () => {
    const isbn = "978-84-376-2474-7";
    expect(filters(`q=${isbn}`)).toEqual([{ "filter[external_id]": isbn }, { "filter[query]": isbn }]);
  });

  test("a number may be a title: the name comes first", () => {
    expect(filters("q=1984")).toEqual([{ "filter[query]": "1984" }, { "filter[external_id]": "1984" }]);
  });

  test("words are names only", () => {
    expect(filters("q=21 dias")).toEqual([{ "filter[query]": "21 dias" }]);
  });

  test("a later page asks by name only, because the cursor belongs to that question", () => {
    expect(filters("q=1984&cursor=abc")).toEqual([{ "filter[query]": "1984" }]);
  });
});

test.each([
  [null, null],
  ["https://store.example/api/v3/content?per_page=100&cursor=a%2Bb", "a+b"],
  ["https://store.example/api/v3/content", null],
  ["bare-token", "bare-token"],
])("the cursor of %s is %s", (link, cursor) => {
  expect(cursorOf(link)).toBe(cursor);
});
