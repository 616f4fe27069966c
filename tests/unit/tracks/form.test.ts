import { expect, test } from "vitest";
import { trackFormSchema } from "#lib/tracks/form.ts";

const schema = trackFormSchema((problem, values) => (values ? `${problem} ${values.max}` : problem));

test.for([
  ["", "urlMissing"],
  ["   ", "urlMissing"],
  ["not an address", "urlInvalid"],
  ["ftp://files.example/a.mp3", "urlInvalid"],
  ["https://ana:secret@files.example/a.mp3", "urlInvalid"],
  [`https://files.example/${"a".repeat(2048)}`, "urlTooLong 2048"],
] as const)("the address %j is refused with the one sentence that fits: %s", ([file_url, sentence]) => {
  const { error } = schema.safeParse({ title: "One", file_url });
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
    ["file_url", sentence],
  ]);
});

test("a title is neither blank nor too long", () => {
  const refusal = (title: string) =>
    schema.safeParse({ title, file_url: "https://files.example/a.mp3" }).error?.issues[0]?.message;
  expect([refusal("  "), refusal("x".repeat(256)), refusal("One")]).toEqual([
    "titleMissing",
    "titleTooLong",
    undefined,
  ]);
});
