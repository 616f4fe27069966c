import { AUTOFILL_FIELDS, type AutofillValues } from "./autofill.ts";
import type { PlannedTitle } from "./batch-plan.ts";
import { type FileSaid, refusalOf } from "./file-said.ts";
import { emptyForm, toCreateInput } from "./form.ts";
import { isbnCore } from "./found-values.ts";

/** What of a file's words goes into its title. */
export function usedValues(plan: PlannedTitle, said: FileSaid | null): AutofillValues {
  // An audiobook is named by the tags of all its tracks, not by those of the first.
  const hasName = plan.isTyped || plan.fileType === "audio";
  const used = AUTOFILL_FIELDS.filter(
    (field) =>
      !plan.without.includes(field) && !(field === "name" && hasName) && plan.typed[field] === undefined,
  );
  const given = used.map((field) => [field, said?.values[field]]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** The name of a title: what was typed, else what its file says, else what the file is called. */
export function nameOf(plan: PlannedTitle, said: FileSaid | null): string {
  return usedValues(plan, said).name ?? plan.name;
}

type Links = { file_url: string; cover_url: string };

/** The title as it is sent to be created: what the form would send, if the file alone had filled it. */
export function creationOf(
  plan: PlannedTitle,
  said: FileSaid | null,
  links: Links,
  keeping: { keepsLargerCover?: boolean } = {},
) {
  const name = nameOf(plan, said);
  const form = {
    ...emptyForm({ lang: "", today: null }),
    ...usedValues(plan, said),
    ...plan.typed,
    name,
    ...links,
  };
  // Nothing of this is a number or a moment.
  return toCreateInput(form, plan.fileType, { locale: "en", timeZone: "UTC" }, keeping);
}

type SaidOf = (file: File) => FileSaid | null;

/** The titles without the files that no conversion would take. A track that is refused leaves the others. */
export function withoutRefused(titles: readonly PlannedTitle[], saidOf: SaidOf): PlannedTitle[] {
  const isRefused = (file: File) => {
    const said = saidOf(file);
    return said !== null && refusalOf(said) !== null;
  };
  return titles.flatMap((title) => {
    const files = title.files.filter(({ file }) => !isRefused(file));
    if (files.length === 0) return [];
    return files.length === title.files.length ? title : { ...title, files };
  });
}

/** The keys of titles whose ISBN a title before them has too: of a PDF and an EPUB of one book, only one can have it. */
export function twinsOf(titles: readonly PlannedTitle[], saidOf: SaidOf): ReadonlySet<string> {
  const twins = new Set<string>();
  const taken = new Set<string>();
  for (const title of titles) {
    const [first] = title.files;
    const isbn = first && usedValues(title, saidOf(first.file)).external_id;
    if (!isbn) continue;
    if (taken.has(isbnCore(isbn))) twins.add(title.key);
    taken.add(isbnCore(isbn));
  }
  return twins;
}
