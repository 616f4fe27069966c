import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Acknowledged } from "./client.ts";
import type { Findings } from "./findings.ts";
import { checksumOf, type References } from "./reference.ts";
import type { KillStore } from "./store.ts";
import type { Rows } from "./verdict-rows.ts";

const FOLDERS = /^(originals|derived|covers|uploads)\//;

/** No file without its row, no row without its file, and nothing half done. */
export async function checkFiles({ dataDir }: Pick<KillStore, "dataDir">, rows: Rows): Promise<string[]> {
  const folder = join(dataDir, "files");
  const stored = await filesUnder(folder);
  return [
    ...(await checkOriginals(folder, stored, rows)),
    ...checkDerived(stored, rows),
    ...checkCovers(stored, rows),
    ...stored.filter((key) => !FOLDERS.test(key)).map((key) => `nobody knows: ${key}`),
    ...(await filesUnder(join(dataDir, "tmp"))).map((name) => `left in tmp: ${name}`),
    ...(await leftFolders(join(dataDir, "tmp"))),
  ];
}

async function checkOriginals(folder: string, stored: readonly string[], rows: Rows): Promise<string[]> {
  const owners = [...rows.titles, ...rows.tracks].flatMap(({ file_key }) => file_key ?? []);
  const originals = stored.filter((key) => key.startsWith("originals/"));
  const done = rows.conversions.filter(({ status }) => status === "done").length;
  const complaints = [
    ...originals.filter((key) => !owners.includes(key)).map((key) => `file without an owner: ${key}`),
    ...twice(owners).map((key) => `file with two owners: ${key}`),
    ...twice(originals.map(conversionOf)).map((id) => `two originals of conversion ${id}`),
    ...rows.files
      .filter(({ storage_key }) => !owners.includes(storage_key))
      .map((row) => `row without an owner: ${row.storage_key}`),
    ...(owners.length === done ? [] : [`${done} conversions are done, ${owners.length} files have an owner`]),
  ];
  for (const { storage_key, checksum_sha256 } of rows.files) {
    const body = await readFile(join(folder, storage_key)).catch(() => null);
    if (body === null) complaints.push(`row without its file: ${storage_key}`);
    else if (checksumOf(body) !== checksum_sha256)
      complaints.push(`file is not what its row says: ${storage_key}`);
  }
  return complaints;
}

const conversionOf = (key: string) => /\/(\d+)-\d+\.\w+$/.exec(key)?.[1] ?? key;
const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) < index);

/** Page pictures and chapters are those that their file gives when nobody is killed. */
export async function checkMade(
  { dataDir }: Pick<KillStore, "dataDir">,
  rows: Rows,
  acknowledged: readonly Acknowledged[],
  references: References,
  { look }: Findings,
): Promise<void> {
  for (const { book, contentId } of acknowledged) {
    if (book.fileType === "audio") continue;
    const conversion = rows.conversions.find(({ content_id }) => content_id === contentId);
    const [file] = book.files;
    const derived = file && references.get(file)?.derived;
    if (conversion?.status !== "done" || !derived) continue;
    const folder = join(dataDir, "files", conversion.derived_key ?? "nothing");
    const held = await filesUnder(folder);
    const others = held.filter((place) => !derived.has(place));
    look("derived folders", others.length === 0, `title ${contentId}: has made ${others} besides`);
    for (const [place, checksum] of derived) {
      const body = await readFile(join(folder, place)).catch(() => Buffer.alloc(0));
      const kind = place.startsWith("pages/") ? "page pictures" : "chapters and their pictures";
      look(kind, checksumOf(body) === checksum, `title ${contentId}: ${place} is not as its file gives it`);
    }
  }
}

function checkDerived(stored: readonly string[], { conversions }: Rows): string[] {
  const derived = stored.filter((key) => key.startsWith("derived/"));
  const living = conversions.flatMap(({ derived_key }) => derived_key ?? []);
  return [
    ...derived
      .filter((key) => !living.some((folder) => key.startsWith(folder)))
      .map((key) => `picture or chapter without an owner: ${key}`),
    ...conversions.flatMap(({ id, derived_key, page_count }) => {
      const pages = derived.filter((key) => derived_key && key.startsWith(`${derived_key}pages/`)).length;
      return pages === (page_count ?? 0)
        ? []
        : [`conversion ${id}: ${pages} pictures of ${page_count} pages`];
    }),
  ];
}

/** A cover has one size or more, all named after its key. */
function checkCovers(stored: readonly string[], { titles }: Rows): string[] {
  const covers = stored.filter((key) => key.startsWith("covers/"));
  const keys = titles.flatMap(({ cover_key }) => cover_key ?? []);
  return [
    ...covers
      .filter((cover) => !keys.some((key) => cover.startsWith(key.replace(/\.webp$/, ""))))
      .map((cover) => `cover without an owner: ${cover}`),
    ...keys.filter((key) => !covers.includes(key)).map((key) => `row without its cover: ${key}`),
  ];
}

/** Two workers live, each with an empty folder. */
async function leftFolders(tmp: string): Promise<string[]> {
  const folders = await readdir(tmp);
  const inside = await Promise.all(folders.map((name) => readdir(join(tmp, name)).catch(() => [])));
  return [
    ...(folders.length <= 2 ? [] : [`folders of dead workers: ${folders.length - 2}`]),
    ...inside.flat().map((name) => `left in the folder of a worker: ${name}`),
  ];
}

/** Workers that ended in good order leave nothing. */
export async function leftInTmp({ dataDir }: Pick<KillStore, "dataDir">): Promise<string[]> {
  return (await readdir(join(dataDir, "tmp"))).map((name) => `left in tmp when all had ended: ${name}`);
}

export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
