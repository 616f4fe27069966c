import { html, raw } from "hono/html";
import sanitizeHtml from "sanitize-html";
import { type Content, contentSchema } from "#lib/content/schema.ts";
import { getContent } from "../../catalog/content/get-content.ts";
import type { CatalogContext } from "../../catalog/context.ts";
import { listBookFiles } from "../../catalog/reading/book-files.ts";
import { reachOfWhole } from "../../catalog/reading/find-book.ts";
import type { ApiContext } from "../api-env.ts";
import { contentsList } from "./contents-list.ts";
import { hasNothing } from "./extent.ts";
import { answerPage, type Piece } from "./page.ts";
import { canRead, isClosedPreview, rootPath, type Visit } from "./visit.ts";
import { type Words, wordsFor } from "./words.ts";

/** The page of a title in the store, for anyone: what it is, what it costs, and where it can be read. */
export async function answerProduct(c: ApiContext, ctx: CatalogContext, visit: Visit): Promise<Response> {
  const words = wordsFor(visit.book.lang, ctx.store.lang);
  const book = await readBook(ctx, visit.book.id);
  const { name, lang } = book;
  const main = html`
    <div class="book">
      <div>${coverOf(ctx, book, words)}</div>
      <div>
        <h1 lang="${lang}">${name}</h1>
        ${peopleOf(book, words)}
        ${pricesOf(book, visit, words, ctx.store.timeZone)}
        ${(await canBeRead(ctx, visit, book.conversion_status)) ? readLink(visit, words) : ""}
        ${descriptionOf(book, words)}
        <h2>${words.facts}</h2>
        <dl>${factsOf(book, words, ctx.store.timeZone).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
        ${contentsList(book, words)}
      </div>
    </div>`;
  return answerPage(c, ctx, { words, title: name, main });
}

/** A title with every block, as the API gives it. */
export async function readBook(ctx: CatalogContext, id: number): Promise<Content> {
  const { json } = await getContent(ctx, { id: String(id), idType: "internal" });
  return contentSchema.parse(JSON.parse(json));
}

function coverOf(ctx: CatalogContext, { cover_url: url, name }: Content, words: Words): Piece {
  if (!url) return html`<div class="cover cover-empty" aria-hidden="true">${name}</div>`;
  const path = url.replace(ctx.store.publicUrl, rootPath(ctx));
  return html`<img class="cover" src="${path}" alt="${words.cover}">`;
}

export function peopleOf({ author = [], narrator = [] }: Content, words: Words): Piece {
  return html`${author.length > 0 ? html`<p>${words.by} ${author.join(", ")}</p>` : ""}
    ${narrator.length > 0 ? html`<p class="muted">${words.narratedBy} ${narrator.join(", ")}</p>` : ""}`;
}

function pricesOf(
  { free, prices = [], published_at }: Content,
  { book }: Visit,
  words: Words,
  timeZone: string,
): Piece {
  const day = (instant: string) => formatDay(instant, words, timeZone);
  const ahead =
    !book.isPublished && published_at ? html`<p>${words.aheadUntil} ${day(published_at)}</p>` : "";
  if (book.isFree) {
    const text = free.until ? `${words.freeUntil} ${day(free.until)}` : words.free;
    return html`<p class="price">${text}</p>${ahead}`;
  }
  if (prices.length === 0) return html`<p class="muted">${words.noPrice}</p>${ahead}`;
  const amount = ({ currency_id, amount }: (typeof prices)[number]) =>
    new Intl.NumberFormat(words.lang, {
      style: "currency",
      currency: currency_id,
      currencyDisplay: "code",
    }).format(amount);
  return html`<ul class="price">${prices.map((price) => html`<li>${amount(price)}</li>`)}</ul>${ahead}`;
}

/** What is not converted yet may have something to show; what could not be converted has not. */
async function canBeRead(
  ctx: CatalogContext,
  visit: Visit,
  status: Content["conversion_status"],
): Promise<boolean> {
  if (!canRead(visit)) return true;
  const files = await listBookFiles(ctx, visit.book.id);
  // The preview of an audiobook is of its first track, which may be on its way.
  const isFirstAway =
    visit.reach === "preview" && visit.book.fileType === "audio" && files[0]?.position !== 1;
  return files.length > 0 && !isFirstAway ? !(await hasNothing(ctx, visit, files)) : status !== "error";
}

function readLink(visit: Visit, words: Words): Piece | string {
  const { book, reach, base } = visit;
  if (book.fileType === "physical" || reach === "buy") return "";
  const isAudio = book.fileType === "audio";
  const label =
    reach === "preview" || isClosedPreview(visit)
      ? isAudio
        ? words.hearPreview
        : words.readPreview
      : isAudio
        ? words.listen
        : words.read;
  return html`<p><a class="button" href="${base}/read">${label}</a></p>
    ${signInNote(visit, words)}`;
}

/** What a sign-in at the store would open: this, or of a preview the rest. */
export function signInNote({ book, reach, isEditor }: Visit, words: Words): Piece | string {
  const closed = isClosedPreview({ book, reach }) ? words.signInForPreview : words.signInNote;
  if (reach === "sign_in") return html`<p class="muted">${closed}</p>`;
  if (reach !== "preview" || isEditor || reachOfWhole(book) !== "sign_in") return "";
  return html`<p class="muted">${words.signInForWhole}</p>`;
}

function descriptionOf({ description, lang }: Content, words: Words): Piece | string {
  const clean = cleanHtml(description ?? "");
  if (clean.trim() === "") return "";
  return html`<h2>${words.about}</h2><div class="prose" lang="${lang}">${raw(clean)}</div>`;
}

/** What editors write is theirs, but it runs nothing here, and its headings stay below ours. */
export function cleanHtml(text: string): string {
  return sanitizeHtml(text, {
    transformTags: {
      a: sanitizeHtml.simpleTransform("a", { rel: "nofollow noopener noreferrer" }),
      h1: "h3",
      h2: "h3",
    },
  });
}

type Fact = [string, string | null | undefined];

function factsOf(book: Content, words: Words, timeZone: string): Fact[] {
  const number = (value: number | null | undefined) =>
    value ? new Intl.NumberFormat(words.lang).format(value) : null;
  const { physical, metrics } = book;
  const sides = [physical?.height, physical?.width].filter((side) => side !== null && side !== undefined);
  const kind = Object.entries(words.kinds).find(([type]) => type === book.file_type)?.[1];
  const facts: Fact[] = [
    [words.kind, kind ?? book.file_type],
    [words.publisher, book.publisher?.join(", ")],
    [words.published, book.published_at && formatDay(book.published_at, words, timeZone)],
    [words.language, book.lang && new Intl.DisplayNames(words.lang, { type: "language" }).of(book.lang)],
    [words.edition, book.edition?.join(", ")],
    [words.isbn, book.external_id],
    [words.pages, number(physical ? physical.pages : metrics?.total_pages)],
    [words.duration, metrics?.total_seconds ? formatLength(metrics.total_seconds) : null],
    [words.size, sides.length > 0 ? `${sides.map(number).join(" × ")} cm` : null],
    [words.weight, physical?.weight ? `${number(physical.weight)} g` : null],
    [words.binding, physical?.binding_type],
    [words.place, physical?.editing_location],
    [words.stock, physical?.stock === null ? null : physical?.stock.toString()],
  ];
  return facts.filter(([, value]) => value);
}

/** `7:12:05`, as players show it. */
export function formatLength(seconds: number): string {
  const [hours, rest] = [Math.floor(seconds / 3600), Math.round(seconds % 3600)];
  const [minutes, last] = [Math.floor(rest / 60), String(rest % 60).padStart(2, "0")];
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${last}` : `${minutes}:${last}`;
}

function formatDay(instant: string, words: Words, timeZone: string): string {
  return new Intl.DateTimeFormat(words.lang, { dateStyle: "long", timeZone }).format(new Date(instant));
}
