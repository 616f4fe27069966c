import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./data-dir.ts";

/**
 * A secret kept in `dataDir/secrets`, made the first time it is asked for. Only its owner may read
 * the file.
 */
export function readOrMakeSecret(dataDir: string, name: string): string {
  const folder = join(dataDir, "secrets");
  const path = join(folder, name);
  return readSecret(path) ?? makeSecret(folder, path);
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim() || undefined;
  } catch (error) {
    if (isFileError(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** A link appears whole or not at all, so processes that start together agree on one secret. */
function makeSecret(folder: string, path: string): string {
  makeFolder(folder);
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isFileError(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
