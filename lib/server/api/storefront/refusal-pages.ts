import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { CatalogContext } from "../../catalog/context.ts";
import type { ApiContext } from "../api-env.ts";
import { answerPage, type Piece } from "./page.ts";
import { bookPath, isClosedPreview, type Visit } from "./visit.ts";
import { type Words, wordsFor } from "./words.ts";

/** Nobody learns here whether a title was deleted, is to come, or never was. */
export function answerNoBook(
  c: ApiContext,
  ctx: CatalogContext,
  why: "missing" | "expired",
): Promise<Response> {
  const words = wordsFor(ctx.store.lang);
  const text = why === "missing" ? words.missingText : words.expiredText;
  const main = html`<h1>${words.missingHeading}</h1><p>${text}</p>`;
  return answerPage(c, ctx, { words, title: words.missingHeading, main, status: 404 });
}

/** The book is there, but not for this visitor. */
export function answerClosed(c: ApiContext, ctx: CatalogContext, visit: Visit): Promise<Response> {
  return visit.reach === "sign_in"
    ? answerWith(c, ctx, visit, 401, ({ signInHeading, signInText, signInPreviewText }) => [
        signInHeading,
        isClosedPreview(visit) ? signInPreviewText : signInText,
      ])
    : answerWith(c, ctx, visit, 403, ({ buyHeading, buyText }) => [buyHeading, buyText]);
}

/** The book may be read, but its file cannot be shown yet, or not at all. */
export function answerNotReady(
  c: ApiContext,
  ctx: CatalogContext,
  visit: Visit,
  status: string,
): Promise<Response> {
  if (status === "error" || status === "done")
    return answerWith(c, ctx, visit, 503, ({ failedHeading, failedText }) => [failedHeading, failedText]);
  return answerWith(
    c,
    ctx,
    visit,
    202,
    ({ preparingHeading, preparingText }) => [preparingHeading, preparingText],
    ({ tryAgain }) => html`<p><a class="button" href="${visit.base}/read">${tryAgain}</a></p>`,
  );
}

function answerWith(
  c: ApiContext,
  ctx: CatalogContext,
  { book, isEditor }: Visit,
  status: ContentfulStatusCode,
  say: (words: Words) => [heading: string, text: string],
  more: (words: Words) => Piece | string = () => "",
): Promise<Response> {
  const words = wordsFor(book.lang, ctx.store.lang);
  const [heading, text] = say(words);
  const main = html`<p class="muted" lang="${book.lang}">${book.name}</p><h1>${heading}</h1><p>${text}</p>${more(words)}`;
  const link = isEditor ? undefined : html`<a href="${bookPath(ctx, book.slug)}">${words.aboutBook}</a>`;
  return answerPage(c, ctx, { words, title: heading, main, link, status });
}
