import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { v1Document } from "#lib/server/api/openapi/v1-document.ts";
import { v3Document } from "#lib/server/api/openapi/v3-document.ts";
import { type ContentApi, PUBLIC_URL, startContentApi } from "#tests/support/content-api.ts";
import { findWrongExamples } from "#tests/support/openapi-check.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const VERSIONS = [
  { path: "/api/v3/content_v3.yml", base: "/api/v3/", document: v3Document },
  { path: "/integration-api/v1/content_v1.yml", base: "/integration-api/v1/", document: v1Document },
];

describe.each(VERSIONS)("$path", ({ path, base, document }) => {
  const made = document({ name: "Tests", publicUrl: PUBLIC_URL });

  test("is the document, in YAML, for anyone", async () => {
    const { status, headers, text } = await api.call("GET", path, { token: null });
    expect([status, headers.get("content-type")]).toEqual([200, "application/yaml; charset=utf-8"]);
    expect(parse(text)).toEqual(JSON.parse(JSON.stringify(made)));
    expect(parse(text)).toMatchObject({ openapi: "3.1.1", servers: [{ url: PUBLIC_URL }] });
  });

  test("has every route, and no other", () => {
    const routes = api.app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith(base) && !path.endsWith(".yml"))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    const documented = Object.entries(made.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual([...new Set(routes)].sort());
  });

  test("names each operation once, and has a parameter for each part of its path", () => {
    const operations = Object.entries(made.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, operation })),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const named = operation.parameters.map((parameter) =>
        "$ref" in parameter ? made.components.parameters[parameter.$ref.split("/").at(-1) ?? ""] : parameter,
      );
      const inPath = named
        .filter((parameter) => parameter?.in === "path")
        .map((parameter) => parameter?.name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  test("refers to nothing that is not there", () => {
    const text = JSON.stringify(made);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)];
    expect(refs.length).toBeGreaterThan(20);
    expect(text.match(/"\$ref"/g)).toHaveLength(refs.length);
    for (const [, kind = "", name = ""] of refs)
      expect(Object.keys(made.components[kind as "schemas"])).toContain(name);
  });

  test("shows examples that its own schemas allow", () => {
    expect(findWrongExamples(made)).toEqual([]);
  });

  test("has an example for every body, that of a request and that of an answer", () => {
    const bodies = Object.values(made.paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ operationId, requestBody, responses }) => [
        ...(requestBody ? [{ whose: operationId, content: requestBody.content }] : []),
        ...Object.entries(responses).map(([status, answer]) => ({
          whose: `${operationId} ${status}`,
          content:
            "$ref" in answer
              ? made.components.responses[answer.$ref.split("/").at(-1) ?? ""]?.content
              : answer.content,
        })),
      ]);
    const without = bodies.filter(({ content }) => content && !content["application/json"]?.examples);
    expect(without.map(({ whose }) => whose)).toEqual([]);
  });
});

test("every filter of the document is one that the list knows", async () => {
  const { parameters } =
    v3Document({ name: "Tests", publicUrl: PUBLIC_URL }).paths["/api/v3/content"]?.get ?? {};
  const names = (parameters ?? []).flatMap((each) => ("name" in each ? [each.name] : []));
  const filters = names.filter((name) => name.startsWith("filter["));
  expect(filters.length).toBeGreaterThan(10);
  const query = filters.map((name) => `${encodeURIComponent(name)}=x`).join("&");
  const { text } = await api.get(`?${query}`);
  expect(text).not.toContain("The selected filter");
});

describe("/docs", () => {
  test("runs its own script only, and reaches no other server", async () => {
    const { status, headers, text } = await api.call("GET", "/docs", { token: null });
    expect(status).toBe(200);
    const policy = headers.get("content-security-policy") ?? "";
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(nonce.length).toBeGreaterThan(20);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
    for (const [tag] of text.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(text).not.toMatch(/https?:\/\//);
    const again = await api.call("GET", "/docs", { token: null });
    expect(again.headers.get("content-security-policy")).not.toBe(policy);
  });

  test("gets its script from this server, compressed", async () => {
    const { status, headers, text } = await api.call("GET", "/docs/scalar.js", { token: null });
    expect([status, headers.get("content-encoding")]).toEqual([200, "gzip"]);
    expect(headers.get("content-type")).toContain("text/javascript");
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text).toContain("createApiReference");
  });
});
