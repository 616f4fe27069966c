import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { content } from "../../db/schema/content.ts";
import type { CatalogContext } from "../context.ts";

/** A title as somebody meets it who has no token: what it is called, and how much of it is open. */
export type Book = {
  id: number;
  slug: string;
  name: string;
  lang: string;
  fileType: string;
  totalPages: number | null;
  /** Its day has come. Before that it is shown only while it can be ordered ahead. */
  isPublished: boolean;
  isAnnounced: boolean;
  /** Now, with regard to `free_until`. */
  isFree: boolean;
  requiresLogin: boolean;
  hasPreview: boolean;
  previewRequiresLogin: boolean;
};

/** How much of a book a visitor may read: all, its preview, or nothing before signing in or buying. */
export type Reach = "whole" | "preview" | "sign_in" | "buy";

/** The living title with this slug, or null. */
export function findBookBySlug(ctx: Pick<CatalogContext, "db">, slug: string): Promise<Book | null> {
  // PostgreSQL takes no NUL in a text; no slug has one.
  return slug.includes("\0") ? Promise.resolve(null) : findBook(ctx, eq(content.slug, slug));
}

/** The living title with this id, or null. */
export function findBookById(ctx: Pick<CatalogContext, "db">, id: number): Promise<Book | null> {
  return findBook(ctx, eq(content.id, id));
}

/** What stands before the whole book. There are no accounts of buyers here: what needs a sign-in stays closed (contract 3.9). */
export function reachOfWhole(
  book: Pick<Book, "isPublished" | "isFree" | "requiresLogin">,
): Exclude<Reach, "preview"> {
  if (!book.isPublished || !book.isFree) return "buy";
  return book.requiresLogin ? "sign_in" : "whole";
}

/** The whole book, else its preview, each unless it needs a sign-in (contract 3.9). */
export function reachOf(
  book: Omit<Book, "id" | "slug" | "name" | "lang" | "fileType" | "totalPages">,
): Reach {
  const whole = reachOfWhole(book);
  if (whole === "whole" || !book.hasPreview) return whole;
  return book.previewRequiresLogin ? "sign_in" : "preview";
}

async function findBook({ db }: Pick<CatalogContext, "db">, where: SQL): Promise<Book | null> {
  const [book] = await db
    .select({
      id: content.id,
      slug: content.slug,
      name: content.name,
      lang: content.lang,
      fileType: content.file_type,
      totalPages: content.total_pages,
      isPublished: sql<boolean>`${content.published_at} <= now()`,
      isAnnounced: sql<boolean>`coalesce(${content.preorder_from} <= now(), false)`,
      isFree: sql<boolean>`${content.free} and (${content.free_until} is null or ${content.free_until} > now())`,
      requiresLogin: content.require_login,
      hasPreview: content.preview,
      previewRequiresLogin: content.preview_require_login,
    })
    .from(content)
    .where(and(where, isNull(content.deleted_at)));
  return book ?? null;
}
