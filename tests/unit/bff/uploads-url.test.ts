import { expect, test } from "vitest";
import { isWithinReach, uploadsUrl } from "#lib/bff/uploads/uploads-url.ts";

const here = { PUBLIC_URL: "http://localhost:3000", CONTENT_API_URL: "http://127.0.0.1:4000" };
const elsewhere = { ...here, CONTENT_API_URL: "https://store.example" };

test("the store fetches uploads where people find the dashboard, unless another address is named", () => {
  expect(uploadsUrl({ ...here, UPLOADS_URL: undefined })).toBe("http://localhost:3000");
  expect(uploadsUrl({ ...here, UPLOADS_URL: "http://dashboard:3000" })).toBe("http://dashboard:3000");
});

test("an address of this machine is out of reach for a store elsewhere", () => {
  expect(isWithinReach({ ...here, UPLOADS_URL: undefined })).toBe(true);
  expect(isWithinReach({ ...elsewhere, UPLOADS_URL: undefined })).toBe(false);
  expect(isWithinReach({ ...elsewhere, UPLOADS_URL: "http://[::1]:3000" })).toBe(false);
  expect(isWithinReach({ ...elsewhere, UPLOADS_URL: "https://desk.example" })).toBe(true);
  expect(isWithinReach({ ...elsewhere, PUBLIC_URL: "https://desk.example", UPLOADS_URL: undefined })).toBe(
    true,
  );
});
