import type { CatalogContext } from "../../catalog/context.ts";
import { startOnFirstRead } from "../../catalog/conversions/start-on-first-read.ts";
import { type BookFile, listBookFiles } from "../../catalog/reading/book-files.ts";
import {
  type Book,
  findBookById,
  findBookBySlug,
  type Reach,
  reachOf,
  reachOfWhole,
} from "../../catalog/reading/find-book.ts";
import type { Passes } from "./passes.ts";

/** Somebody in front of a book: what they may see of it, and under which address. */
export type Visit = {
  book: Book;
  /** `desk`: an editor, who sees all that was made of the file, but not the file. */
  reach: Reach | "desk";
  /** Path before `/read`, `/pages/…` and so on. */
  base: string;
  isEditor: boolean;
};
export type Reader = Visit & { reach: "whole" | "preview" | "desk" };

/** A visitor of the store. Null: for them there is no such book. */
export async function visitBySlug(ctx: CatalogContext, slug: string): Promise<Visit | null> {
  const book = await findBookBySlug(ctx, slug);
  if (!book || !(book.isPublished || book.isAnnounced)) return null;
  return { book, reach: reachOf(book), base: bookPath(ctx, book.slug), isEditor: false };
}

/** An editor with a pass, whatever the settings of the title are. Null: the pass is not good. */
export async function visitByPass(ctx: CatalogContext, passes: Passes, text: string): Promise<Visit | null> {
  const pass = passes.read(text);
  const book = pass ? await findBookById(ctx, pass.contentId) : null;
  return pass && book ? { book, reach: pass.scope, base: passPath(ctx, text), isEditor: true } : null;
}

/** A preview that waits for a sign-in, of a book that has to be bought. */
export function isClosedPreview({ book, reach }: Pick<Visit, "book" | "reach">): boolean {
  return reach === "sign_in" && reachOfWhole(book) === "buy";
}

export function canRead(visit: Visit): visit is Reader {
  return visit.reach === "whole" || visit.reach === "preview" || visit.reach === "desk";
}

/** The files that can be read now. The first visitor of a deferred title starts its conversion (contract 3.6). */
export async function openFiles(
  ctx: CatalogContext,
  { book }: Reader,
): Promise<{ status: string; files: BookFile[] }> {
  const status = book.fileType === "physical" ? "done" : await startOnFirstRead(ctx, book.id);
  return { status, files: await listBookFiles(ctx, book.id) };
}

/** The path of the store's address, for one that does not stand at the root of its host. */
export function rootPath({ store }: Pick<CatalogContext, "store">): string {
  return new URL(store.publicUrl).pathname.replace(/\/$/, "");
}

export const bookPath = (ctx: Pick<CatalogContext, "store">, slug: string) =>
  `${rootPath(ctx)}/books/${slug}`;
export const passPath = (ctx: Pick<CatalogContext, "store">, pass: string) =>
  `${rootPath(ctx)}/previews/${pass}`;
