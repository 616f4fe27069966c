/** A file, and the folder that it was dropped in: "" for a file by itself, else "Readings/Disc 1". */
export type DroppedFile = {
  file: File;
  folder: string;
  /** It, or the folder of its name, could not be read: it has no bytes then. */
  isUnreadable?: true;
};

/** What systems leave in folders, and no person chose. */
const NOISE = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/** Everything that was dropped, with what is in its folders. Must be called while the event is handled. */
export function droppedFiles({ items, files }: DataTransfer): Promise<DroppedFile[]> {
  // The list is emptied as soon as the event is over.
  const entries = [...items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  const loose = [...files].map((file) => ({ file, folder: "" }));
  if (entries.every((entry) => entry === null)) return Promise.resolve(sorted(loose));
  return Promise.all(entries.map((entry) => (entry ? filesIn(entry, "") : []))).then((found) =>
    sorted(found.flat()),
  );
}

/** What was chosen in a dialog, for files or for a folder. */
export function chosenFiles(files: Iterable<File>): DroppedFile[] {
  const found = [...files].map((file) => ({
    file,
    folder: file.webkitRelativePath.split("/").slice(0, -1).join("/"),
  }));
  return sorted(found.filter(({ file }) => !NOISE.test(file.name)));
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<DroppedFile[]> {
  if (NOISE.test(entry.name)) return [];
  if (isFile(entry)) {
    const read = new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [await read.then((file) => ({ file, folder })).catch(() => unreadable(entry, folder))];
  }
  if (!isDirectory(entry)) return [];
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  const inside = await readAll(entry.createReader()).catch(() => null);
  if (!inside) return [unreadable(entry, folder)];
  return (await Promise.all(inside.map((one) => filesIn(one, path)))).flat();
}

/** What cannot be read does not take the rest with it: it is refused by its name. */
function unreadable({ name }: FileSystemEntry, folder: string): DroppedFile {
  return { file: new File([], name), folder, isUnreadable: true };
}

/** A folder is read in portions until one is empty. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function sorted(files: DroppedFile[]): DroppedFile[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const pathOf = ({ file, folder }: DroppedFile) => `${folder}/${file.name}`;
  return files.toSorted((one, other) => compare(pathOf(one), pathOf(other)));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
