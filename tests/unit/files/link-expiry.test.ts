import { expect, test } from "vitest";
import { linkExpiry } from "#lib/server/files/link-expiry.ts";

const at = (search: string) => linkExpiry(new URL(`https://files.example/a.pdf?${search}`))?.toISOString();

/** Terms as CloudFront writes them into an address. */
const policy = (terms: unknown) =>
  `Policy=${btoa(JSON.stringify(terms)).replaceAll("+", "-").replaceAll("=", "_").replaceAll("/", "~")}&Signature=a&Key-Pair-Id=K`;
const until = (end: unknown) => ({
  Statement: [
    // The question marks come out as `/`, which CloudFront writes as `~`.
    { Resource: "https://files.example/*???>>>", Condition: { DateLessThan: { "AWS:EpochTime": end } } },
  ],
});

test.each([
  ["AWS", "X-Amz-Date=20260102T030405Z&X-Amz-Expires=3600&X-Amz-Signature=a", "2026-01-02T04:04:05.000Z"],
  ["Google", "X-Goog-Date=20260102T030405Z&X-Goog-Expires=60", "2026-01-02T03:05:05.000Z"],
  ["CloudFront and S3 of old", "Expires=1767323045&Signature=a", "2026-01-02T03:04:05.000Z"],
  ["in lower case and milliseconds", "expires=1767323045000", "2026-01-02T03:04:05.000Z"],
  ["CloudFront with terms of its own", policy(until(1767323045)), "2026-01-02T03:04:05.000Z"],
  [
    "Google of old",
    "GoogleAccessId=a%40b.example&Expires=1767323045&Signature=a",
    "2026-01-02T03:04:05.000Z",
  ],
  ["Azure", "se=2026-01-02T03%3A04%3A05Z&sig=a", "2026-01-02T03:04:05.000Z"],
])("%s says when it ends", (_name, search, end) => {
  expect(at(search)).toBe(end);
});

test.each([
  "",
  "expires=soon",
  "se=2026-01-02",
  "X-Amz-Date=yesterday&X-Amz-Expires=3600",
  "X-Amz-Expires=3600",
  "Expires=12",
  "Policy=none",
  policy({ Statement: [] }),
  policy(until("soon")),
])("%j says nothing of an end", (search) => {
  expect(at(search)).toBeUndefined();
});
