import sharp from "sharp";
import { z } from "zod";
import { coverErrorSchema, coverSchema } from "#lib/content/cover-schema.ts";
import type { Acknowledged } from "./client.ts";
import type { Findings } from "./findings.ts";
import { checksumOf, type References } from "./reference.ts";
import type { KillStore } from "./store.ts";
import type { Rows, Title } from "./verdict-rows.ts";

/** A cover job that is lost this often is given up. */
const TRIES = 4;
const WIDTHS = { small: 160, medium: 480, large: 1200 };
const answerSchema = z.object({
  data: z.object({
    cover_url: z.string().nullable(),
    cover: coverSchema.nullable(),
    cover_error: coverErrorSchema.nullable(),
    cover_pending: z.boolean(),
  }),
});
type Answer = z.infer<typeof answerSchema>["data"];

type Looking = {
  store: KillStore;
  rows: Rows;
  acknowledged: readonly Acknowledged[];
  references: References;
  /** The picture behind the `cover_url` of those that asked for one. */
  asked: Buffer;
  /** Keys of the storage. */
  stored: readonly string[];
};

/** Each title has the cover it asked for, or that of its file: in all sizes, once, and whole for who asks. */
export async function checkCovers(looking: Looking, findings: Findings): Promise<void> {
  const { store, rows, acknowledged, references, asked, stored } = looking;
  const isSound = createDecoder();
  for (const { book, contentId } of acknowledged) {
    const title = rows.titles.find(({ id }) => id === contentId);
    if (!title) continue;
    const answer = await readCover(store, contentId);
    const isGivenUp = answer.cover_error?.code === "cover_failed" && title.cover_tries >= TRIES;
    const isAsked = book.hasCoverUrl && !isGivenUp;
    const isQuiet = !answer.cover_pending && (answer.cover_error === null || isGivenUp);
    const said = JSON.stringify(answer.cover_error);
    const waits = answer.cover_pending ? "still waits for its cover" : `says of its cover ${said}`;
    findings.look("covers that are said to wait or to fail", isQuiet, `title ${contentId}: ${waits}`);
    const isInFile =
      title.file_key !== null && book.files.some((file) => references.get(file)?.hasCover ?? false);
    const keys = expectedKeys(title, isAsked || isInFile);
    const held = stored.filter((key) => key.startsWith(`covers/${contentId}-`)).toSorted();
    const isWhole = keys !== null && String(held) === String(keys);
    findings.look("cover files of titles", isWhole, `title ${contentId}: has the cover files ${held}`);
    if (answer.cover) await checkPictures(contentId, answer, isAsked ? asked : null, isSound, findings);
  }
}

async function readCover({ apiUrl, token }: KillStore, contentId: number): Promise<Answer> {
  const address = `${apiUrl}/api/v3/content/${contentId}?include=cover`;
  const answer = await fetch(address, { headers: { "x-user-token": token } });
  return answerSchema.parse(await answer.json()).data;
}

/** Three sizes and the original; null when the row does not say what it should. */
function expectedKeys({ cover_key, cover_format }: Title, isExpected: boolean): string[] | null {
  if (!isExpected) return cover_key === null ? [] : null;
  if (cover_key === null || cover_format === null) return null;
  const base = cover_key.replace(/\.webp$/, "");
  return [
    cover_key,
    `${base}-small.webp`,
    `${base}-large.webp`,
    `${base}-original.${cover_format}`,
  ].toSorted();
}

type IsSound = (bytes: Buffer, width: number) => Promise<boolean>;

async function checkPictures(
  contentId: number,
  { cover, cover_url }: Answer,
  asked: Buffer | null,
  isSound: IsSound,
  { look }: Findings,
): Promise<void> {
  if (!cover) return;
  look("cover addresses", cover_url === cover.medium, `title ${contentId}: cover_url is ${cover_url}`);
  for (const size of ["original", "small", "medium", "large"] as const) {
    const answer = await fetch(cover[size]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isPicture = answer.status === 200 && answer.headers.get("content-type")?.startsWith("image/");
    const width = size === "original" ? cover.width : Math.min(cover.width, WIDTHS[size]);
    const isRight = isPicture === true && (await isSound(bytes, width));
    look(
      "cover pictures",
      isRight,
      `title ${contentId}: ${cover[size]} is no ${size} cover (${answer.status})`,
    );
    if (size !== "original" || asked === null) continue;
    const isAsked = checksumOf(bytes) === checksumOf(asked);
    look("covers that were asked for", isAsked, `title ${contentId}: its cover is not the one asked for`);
  }
}

/** Unpacks every pixel, of the same picture once. */
function createDecoder(): IsSound {
  const widths = new Map<string, number>();
  return async (bytes, width) => {
    const checksum = checksumOf(bytes);
    const known = widths.get(checksum) ?? (await decodedWidth(bytes));
    widths.set(checksum, known);
    return known === width;
  };
}

async function decodedWidth(bytes: Buffer): Promise<number> {
  try {
    const { info } = await sharp(bytes, { failOn: "error" }).raw().toBuffer({ resolveWithObject: true });
    return info.width;
  } catch {
    return 0;
  }
}
