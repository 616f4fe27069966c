import { audiobookName } from "./audiobook-name.ts";
import type { ContentForm } from "./form.ts";
import { addTerms } from "./form-terms.ts";
import { htmlOfText } from "./found-values.ts";
import { checkIsbn } from "./isbn.ts";
import type { Preflight } from "./preflight-schema.ts";

/** Fields of a new title that its file may fill. */
export const AUTOFILL_FIELDS = [
  "name",
  "external_id",
  "lang",
  "description",
  "author",
  "narrator",
  "publisher",
  "keywords",
  "published_at",
] as const;
export type AutofillField = (typeof AUTOFILL_FIELDS)[number];
export type AutofillValues = Partial<Pick<ContentForm, AutofillField>>;

const NAME_MAX = 255;
const KEYWORDS_MAX = 50;
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A code for booksellers, which is no word that a reader looks for. */
const BISAC_CODE = /^[A-Z]{3}\d{6}$/;

/** What a file says about itself, in the words of the form. Only an ISBN that is one becomes the external id. */
export async function autofillValues(
  found: NonNullable<Preflight["found"]>,
  fileType: string,
  languages: readonly string[],
): Promise<AutofillValues> {
  const { author = [], narrator = [], publisher, description, isbn } = found;
  // What sound calls genre and date is that of a recording.
  const { keywords = [], published_at } = fileType === "audio" ? {} : found;
  const words = addTerms([], keywords).filter((word) => !BISAC_CODE.test(word));
  const name = fileType === "audio" ? audiobookName({ album: found.album, title: found.name }) : found.name;
  const lang = /^[a-z]{2}(?=-|$)/.exec(found.lang?.toLowerCase() ?? "")?.[0];
  const isIsbn = isbn ? (await checkIsbn(isbn))?.kind === "valid" : false;
  return {
    ...(name ? { name: name.slice(0, NAME_MAX) } : {}),
    ...(isbn && isIsbn ? { external_id: isbn } : {}),
    ...(lang && languages.includes(lang) ? { lang } : {}),
    ...(description ? { description: htmlOfText(description) } : {}),
    ...(author.length > 0 ? { author } : {}),
    ...(fileType === "audio" && narrator.length > 0 ? { narrator } : {}),
    ...(publisher ? { publisher: [publisher] } : {}),
    ...(words.length > 0 ? { keywords: words.slice(0, KEYWORDS_MAX) } : {}),
    ...(published_at && WHOLE_DAY.test(published_at) ? { published_at } : {}),
  };
}
