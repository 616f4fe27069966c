import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Says in one sentence why nothing can be kept in DATA_DIR. */
export class DataDirError extends Error {
  constructor(dataDir: string, error: unknown) {
    super(
      `DATA_DIR ${dataDir} cannot be used to keep data: ${reasonOf(error)}. Set DATA_DIR to a folder that can be written to.`,
    );
    this.name = "DataDirError";
  }
}

/** @throws DataDirError when DATA_DIR can be neither made nor written to */
export function checkDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new DataDirError(dataDir, error);
  }
}

/**
 * Makes a folder and those above it, for its owner only. One by one, because `recursive` says ENOENT
 * on a read-only file system, and never comes back below /proc.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

const REASONS: Record<string, string> = {
  EROFS: "it is on a read-only file system",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  ENOTDIR: "a part of its path is a file, not a folder",
  ENOSPC: "the disk is full",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return REASONS[code] ?? error.message;
}
