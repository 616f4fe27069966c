import { randomBytes } from "node:crypto";
import { renderApiReference } from "@scalar/client-side-rendering";
import { Hono } from "hono";
import { stringify } from "yaml";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiEnv } from "../api-env.ts";
import { V1_PREFIX } from "../error-response.ts";
import type { Document } from "../openapi/operation.ts";
import { v1Document } from "../openapi/v1-document.ts";
import { v3Document } from "../openapi/v3-document.ts";
import { scalarScript } from "./scalar-script.ts";

const V3_DOCUMENT_PATH = "/api/v3/content_v3.yml";
const V1_DOCUMENT_PATH = `${V1_PREFIX}/content_v1.yml`;

type Config = Parameters<typeof renderApiReference>[0]["config"];

const SCRIPT_PATH = "/docs/scalar.js";
const SOURCES = [
  { title: "Version 3", slug: "v3", url: V3_DOCUMENT_PATH },
  { title: "Version 1", slug: "v1", url: V1_DOCUMENT_PATH },
];

/** The OpenAPI documents and a page to read them and try requests with; for anyone (contract 3.7). */
export function referenceRoutes({ store }: Pick<CatalogContext, "store">): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const pageTitle = `${store.name}: Content API`;

  for (const [path, makeDocument] of [
    [V3_DOCUMENT_PATH, v3Document] as const,
    [V1_DOCUMENT_PATH, v1Document] as const,
  ]) {
    let text: string | undefined;
    app.get(path, (c) => {
      text ??= toYaml(makeDocument(store));
      return c.body(text, 200, { "content-type": "application/yaml; charset=utf-8" });
    });
  }

  app.get("/docs", (c) => {
    const nonce = randomBytes(16).toString("base64");
    c.header("content-security-policy", contentSecurityPolicy(nonce));
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("cache-control", "no-store");
    return c.html(renderApiReference({ config: CONFIG, cdn: SCRIPT_PATH, nonce, pageTitle }));
  });

  // Browsers ask for one by themselves; without an answer they complain.
  app.get("/favicon.ico", (c) => c.body(null, 204));

  app.get(SCRIPT_PATH, async (c) =>
    c.body(await scalarScript(), 200, {
      "content-type": "text/javascript; charset=utf-8",
      "content-encoding": "gzip",
      "cache-control": "public, max-age=3600",
      "x-content-type-options": "nosniff",
    }),
  );

  return app;
}

/** Nothing of the page leads to another server: no fonts, no proxy for requests, no counting. */
const CONFIG: Config = {
  sources: SOURCES,
  // The page and the API are one server, by whatever name it was reached.
  servers: [{ url: "/" }],
  // In the order of the contract, not of the alphabet.
  orderSchemaPropertiesBy: "preserve",
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  documentDownloadType: "direct",
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  persistAuth: false,
};

/** Only inline styles are let through, which the page sets as attributes; no other server, no eval. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Without aliases: what is the same twice is written twice, as tools expect it. */
function toYaml(document: Document): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}
