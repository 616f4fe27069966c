import { describe, expect, test } from "vitest";
import { paginate } from "#lib/server/api/v1/paginator.ts";

const PATH = "https://books.example/integration-api/v1/dashboard/issues";
const kept = new URLSearchParams({ query: "años & días", per_page: "15" });

function page(number: number, total: number, perPage = 15) {
  const left = Math.max(0, Math.min(perPage, total - (number - 1) * perPage));
  const items = Array.from({ length: left }, (_, index) => index);
  return paginate({ items, total, page: number, perPage }, PATH, kept);
}

const labels = (number: number, total: number) => page(number, total).links.map(({ label }) => label);

describe("the published paginator", () => {
  test("82 items in pages of 15: from, to, last page and the neighbours", () => {
    const second = page(2, 82);
    expect(second).toMatchObject({
      current_page: 2,
      from: 16,
      to: 30,
      last_page: 6,
      per_page: 15,
      total: 82,
    });
    expect(second.prev_page_url).toBe(second.first_page_url);
    expect(second.next_page_url).toBe(second.links[3]?.url);
    expect(second.links.filter(({ active }) => active)).toEqual([
      { url: second.links[2]?.url, label: 2, active: true },
    ]);
  });

  test("links are full URLs that keep the other parameters", () => {
    const url = new URL(page(1, 82).next_page_url ?? "");
    expect(`${url.origin}${url.pathname}`).toBe(PATH);
    expect(Object.fromEntries(url.searchParams)).toEqual({ query: "años & días", per_page: "15", page: "2" });
  });

  test("the ends have no neighbour beyond them, and say null", () => {
    expect(page(1, 82).prev_page_url).toBeNull();
    expect(page(1, 82).links[0]).toEqual({ url: null, label: "&laquo; Previous", active: false });
    expect(page(6, 82)).toMatchObject({ next_page_url: null, from: 76, to: 82 });
    expect(page(6, 82).links.at(-1)).toEqual({ url: null, label: "Next &raquo;", active: false });
  });

  test("nothing found is one empty page", () => {
    expect(page(1, 0)).toMatchObject({ data: [], from: null, to: null, total: 0, last_page: 1 });
    expect(labels(1, 0)).toEqual(["&laquo; Previous", 1, "Next &raquo;"]);
  });

  test("a page beyond the last is empty and leads back to the last", () => {
    const beyond = page(9, 82);
    expect(beyond).toMatchObject({ data: [], from: null, to: null, next_page_url: null });
    expect(beyond.prev_page_url).toBe(beyond.last_page_url);
  });

  test("up to 13 pages every page has its link", () => {
    expect(labels(1, 13 * 15).slice(1, -1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  test.each([
    [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "...", 39, 40]],
    [7, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "...", 39, 40]],
    [8, [1, 2, "...", 5, 6, 7, 8, 9, 10, 11, "...", 39, 40]],
    [33, [1, 2, "...", 30, 31, 32, 33, 34, 35, 36, "...", 39, 40]],
    [34, [1, 2, "...", 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]],
    [40, [1, 2, "...", 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]],
  ])("from 14 pages on both ends and the run around page %i", (number, expected) => {
    expect(labels(number, 40 * 15).slice(1, -1)).toEqual(expected);
  });
});
