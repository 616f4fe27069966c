/**
 * Columns of the list, and from which width of the list on each is shown. Below the first step the
 * rows are cards, and what the columns say stands under the title.
 */
export const COLUMNS = {
  cover: "w-10 ps-2 align-middle",
  title: "py-2 ps-2 pe-3 @2xl:py-1 @2xl:compact:py-0 align-middle",
  externalId: "hidden w-40 pe-3 align-middle @4xl:table-cell",
  type: "hidden w-16 pe-3 align-middle @2xl:table-cell",
  language: "hidden w-16 pe-3 align-middle @4xl:table-cell",
  price: "hidden w-32 pe-3 text-end align-middle @2xl:table-cell",
  state: "hidden w-32 pe-3 align-middle @2xl:table-cell",
  published: "hidden w-34 pe-3 align-middle @2xl:table-cell",
  actions: "w-10 pe-1 text-end align-middle",
} as const;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** Only for eyes that see the columns apart; the cells name themselves. */
export const HIDDEN_HEADINGS: readonly Column[] = ["cover", "actions"];

export const ROW_HEIGHT = "h-12 compact:h-9";
