import type { Disk } from "flydrive";

type Page = { paginationToken?: string; objects: Awaited<ReturnType<Disk["listAll"]>>["objects"] };

/** Keys right under a folder, those of folders with a slash at the end. Empty when there is no such folder. */
export async function listFolder(disk: Disk, folder: string): Promise<string[]> {
  const keys: string[] = [];
  let paginationToken: string | undefined;
  do {
    const page = await listPage(disk, folder, paginationToken);
    for (const entry of page.objects) keys.push(entry.isFile ? entry.key : `${folder}${entry.name}/`);
    paginationToken = page.paginationToken;
  } while (paginationToken);
  return keys;
}

async function listPage(disk: Disk, folder: string, paginationToken: string | undefined): Promise<Page> {
  try {
    return await disk.listAll(folder, paginationToken ? { paginationToken } : {});
  } catch (error) {
    // A disk knows no folder in which nothing was ever stored.
    if (isMissingFolder(error)) return { objects: [] };
    throw error;
  }
}

function isMissingFolder(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
