import { describe, expect, test } from "vitest";
import { BLOCK_FIELDS, CORE_FIELDS, INCLUDES, type Include } from "#lib/content/schema.ts";
import { v3Document } from "#lib/server/api/openapi/v3-document.ts";

/** What is added to the published API is marked in its document; what was published is not. */
const { paths, components } = v3Document({ name: "Tests", publicUrl: "https://books.example" });

const isMarked = (thing: object | boolean | undefined) =>
  typeof thing === "object" && "x-extension" in thing && thing["x-extension"] === true;
const markedOf = (schema: string) =>
  Object.entries(components.schemas[schema]?.properties ?? {})
    .filter(([, property]) => isMarked(property))
    .map(([name]) => name);

describe("x-extension marks", () => {
  test("the fields of a title that the published object lacks", () => {
    const published: Include[] = ["prices", "description", "metadata", "geographic_restrictions"];
    const blocks = INCLUDES.filter((include) => !published.includes(include));
    const added = ["updated_at", "conversion_status", ...blocks.flatMap((block) => [...BLOCK_FIELDS[block]])];
    expect(markedOf("Content").toSorted()).toEqual(added.toSorted());
    expect(CORE_FIELDS.filter((field) => !added.includes(field))).toHaveLength(15);
  });

  test("what a track tells of its conversion", () => {
    expect(markedOf("Track")).toEqual([
      "conversion_status",
      "conversion_message",
      "conversion_code",
      "conversion_params",
      "conversion_accepts_file",
    ]);
  });

  test.each(["Error", "Problem", "BulkFailed", "StaleContent", "StaleTracks"])(
    "the codes beside the sentences of %s",
    (schema) => {
      const marked = markedOf(schema).filter((name) => name !== "request_id");
      expect(marked.toSorted()).toEqual(["code", "codes", "params"]);
    },
  );

  test("every operation that was not published, and no other", () => {
    const marked = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => isMarked(operation))
        .map(([verb]) => `${verb} ${path.replace("/api/v3", "")}`),
    );
    expect(marked.toSorted()).toEqual([
      "get /bisac",
      "get /content/stats",
      "get /content/{id}/conversion",
      "get /terms",
      "post /content/preflight",
      "post /content/{id}/conversion",
      "post /content/{id}/restore",
    ]);
  });

  test("the filters that were not published, and no other parameter of the list", () => {
    const parameters = paths["/api/v3/content"]?.get?.parameters ?? [];
    const names = parameters.flatMap((one) => ("name" in one && isMarked(one) ? [one.name] : []));
    expect(names.toSorted()).toEqual(
      [
        "author",
        "category",
        "collection",
        "conversion_status",
        "file_type",
        "id",
        "lang",
        "missing",
        "publisher",
      ].map((name) => `filter[${name}]`),
    );
  });

  test("are said where the reference shows them: a badge for an operation, a word before a description", () => {
    const operations = Object.values(paths).flatMap((item) => Object.values(item));
    for (const operation of operations)
      expect(operation["x-badges"]?.map(({ name }) => name)).toEqual(
        isMarked(operation) ? ["extension"] : undefined,
      );
    const parameters = [
      ...Object.values(components.parameters),
      ...operations.flatMap((one) => one.parameters.flatMap((each) => ("name" in each ? [each] : []))),
    ];
    for (const { description, ...one } of parameters)
      expect(description.startsWith("*Extension.*"), one.name).toBe(isMarked(one));
    const { properties = {} } = components.schemas.Content ?? {};
    for (const [name, property] of Object.entries(properties))
      if (isMarked(property))
        expect(property, name).toMatchObject({ description: expect.stringMatching(/^\*Extension\.\*/) });
  });
});
