import type { Currency } from "#lib/content/price-schema.ts";

type CommonFields = {
  /** The external id: 13 digits. */
  isbn: string;
  name: string;
  author: string[];
  lang: "es" | "pt" | "en";
  publisher: string;
  /** YYYY-MM-DD */
  publishedAt: string;
  bisac: string[];
  keywords: string[];
  category: string[];
  collection?: string;
  country?: string;
  edition?: string;
  audience?: string;
  /** Major units, as on the wire. */
  prices?: Partial<Record<Currency, number>>;
  isFree?: boolean;
  hasPreview?: boolean;
  /** HTML */
  description?: string;
  /** Countries in which it may be sold; everywhere without them. */
  onlyIn?: string[];
  hasCover?: false;
};

export type Book = CommonFields & {
  fileType: "epub" | "pdf";
  /** The first words of the book. */
  opening: string;
  chapters: string[];
  /** Its address answers with a web page that asks to sign in. */
  isBroken?: true;
};

export type Audiobook = CommonFields & {
  fileType: "audio";
  narrator: string[];
  /** In the order in which they are heard. */
  tracks: { title: string; seconds: number }[];
};

export type PrintedBook = CommonFields & {
  fileType: "physical";
  pages: number;
  /** Centimetres and grams. */
  height: number;
  width: number;
  weight: number;
  stock: number;
  binding: string;
  madeIn: string;
};

export type DemoTitle = Book | Audiobook | PrintedBook;
