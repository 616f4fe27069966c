import { expect, test, vi } from "vitest";
import { ApiError } from "#lib/http/api-error.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";

const values = {
  name: "",
  author: ["Ana"],
  free: { enabled: true },
  prices: [{ currency_id: "USD", amount: 1 }],
};

function place(errors: Record<string, string[]>, rename?: (path: string) => string) {
  const setError = vi.fn();
  const form = { setError, getValues: () => values };
  const error = new ApiError(422, { kind: "invalid", message: "", errors });
  const homeless = setFieldErrors(form as never, error, rename);
  return { homeless, placed: setError.mock.calls };
}

test("sentences go to their fields, nested ones too, with the focus on the first", () => {
  const { homeless, placed } = place({ name: ["is required.", "is odd."], "prices.0.amount": ["is low."] });
  expect(placed).toEqual([
    ["name", { type: "server", message: "is required. is odd." }, { shouldFocus: true }],
    ["prices.0.amount", { type: "server", message: "is low." }, { shouldFocus: false }],
  ]);
  expect(homeless).toEqual([]);
});

test("a path deeper than the form goes to the nearest field, one that it lacks to the alert", () => {
  const { homeless, placed } = place({
    "author.3": ["is long."],
    "free.until": ["is past."],
    isbn: ["is no ISBN."],
  });
  expect(placed.map(([field]) => field)).toEqual(["author", "free"]);
  expect(homeless).toEqual(["isbn: is no ISBN."]);
});

test("a path of the store can be renamed to one of the form", () => {
  const { placed } = place({ title: ["is required."] }, (path) => (path === "title" ? "name" : path));
  expect(placed[0]?.[0]).toBe("name");
});

test("an error without fields places nothing", () => {
  const setError = vi.fn();
  expect(setFieldErrors({ setError, getValues: () => values } as never, new Error("x"))).toEqual([]);
  expect(setError).not.toHaveBeenCalled();
});
