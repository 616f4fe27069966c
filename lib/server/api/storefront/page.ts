import { randomBytes } from "node:crypto";
import { html, raw } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiContext } from "../api-env.ts";
import { PAGE_STYLE } from "./style.ts";
import type { Words } from "./words.ts";

/** A piece of a page; what is put into it by `html` is escaped. */
export type Piece = ReturnType<typeof html>;

type Page = {
  words: Words;
  title: string;
  main: Piece;
  /** Beside the name of the store. */
  link?: Piece | undefined;
  /** A few lines of our own that run in the page. */
  script?: string | undefined;
  status?: ContentfulStatusCode;
};

/** A page of the store: nothing in it comes from elsewhere, and only what we wrote runs. */
export async function answerPage(
  c: ApiContext,
  { store }: Pick<CatalogContext, "store">,
  { words, title, main, link, script, status = 200 }: Page,
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const page = await html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="${status === 200 ? "index" : "noindex"}">
<title>${title} · ${store.name}</title>
<style nonce="${nonce}">${raw(PAGE_STYLE)}</style>
</head>
<body>
<header><span>${store.name}</span>${link ?? ""}</header>
<main>${main}</main>
${script ? html`<script nonce="${nonce}">${raw(script)}</script>` : ""}
</body>
</html>
`;
  return c.html(page, status, {
    "cache-control": "private, no-store",
    "content-security-policy": policyOf(nonce, script !== undefined),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
}

function policyOf(nonce: string, hasScript: boolean): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    ...(hasScript ? [`script-src 'nonce-${nonce}'`] : []),
    "img-src 'self'",
    "media-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
