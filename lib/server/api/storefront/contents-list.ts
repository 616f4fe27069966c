import { html, raw } from "hono/html";
import sanitizeHtml from "sanitize-html";
import { z } from "zod";
import type { Content } from "#lib/content/schema.ts";
import type { Piece } from "./page.ts";
import type { Words } from "./words.ts";

const MAX_DEPTH = 4;
const MAX_ENTRIES = 500;

const entrySchema = z.object({ title: z.string(), children: z.unknown().optional() });

/** The contents of a book: HTML of a printed one, entries of the others. What is neither is left out. */
export function contentsList({ table_of_contents: contents, lang }: Content, words: Words): Piece | string {
  const budget = { left: MAX_ENTRIES };
  const shown =
    typeof contents === "string"
      ? html`<div class="prose">${raw(sanitizeHtml(contents))}</div>`
      : listOf(contents, budget, 1);
  if (shown === "") return "";
  return html`<h2>${words.contents}</h2><div lang="${lang}">${shown}</div>
    ${budget.left < 0 ? html`<p class="muted">${words.contentsGoOn}</p>` : ""}`;
}

function listOf(entries: unknown, budget: { left: number }, depth: number): Piece | string {
  if (!Array.isArray(entries) || depth > MAX_DEPTH) return "";
  const items: Piece[] = [];
  for (const entry of entries) {
    const { data } = entrySchema.safeParse(entry);
    if (!data || budget.left-- <= 0) continue;
    items.push(html`<li>${data.title}${listOf(data.children, budget, depth + 1)}</li>`);
  }
  return items.length > 0 ? html`<ul>${items}</ul>` : "";
}
