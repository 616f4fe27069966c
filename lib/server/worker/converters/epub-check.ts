import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { EpubCheckResult, ValidationMessage } from "@likecoin/epubcheck-ts";
import { tidyText } from "../../files/formats/found-text.ts";
import type { ReportMessage, ReportSeverity } from "./converted.ts";

const THREAD = new URL("./epub-check.thread.ts", import.meta.url);
const TIMEOUT_MS = 30_000;
const MAX_HEAP_MB = 256;
/** The validator holds a book in memory, packed and unpacked: the whole reader stays at two thirds of what it may take. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;
const MAX_ERRORS = 5_000;
const MAX_MESSAGE = 500;

type Validation = { version: string | null; isValidated: boolean; messages: ReportMessage[] };

/** Holds a book against the rules of EPUB. What the validator cannot manage is said, and no fault of the book. */
export async function validateEpub(path: string, unpackedBytes: number): Promise<Validation> {
  const { size } = await stat(path);
  if (size > MAX_FILE_BYTES || unpackedBytes > MAX_UNPACKED_BYTES) {
    return notValidated("This EPUB is too large to be validated. It was read all the same.");
  }
  try {
    const result = await runThread(path);
    return {
      version: result.version ?? null,
      isValidated: true,
      messages: result.messages.flatMap(toMessage),
    };
  } catch {
    return notValidated("This EPUB could not be validated. It was read all the same.");
  }
}

function notValidated(message: string): Validation {
  return {
    version: null,
    isValidated: false,
    messages: [{ severity: "info", id: "not_validated", message, location: null }],
  };
}

function runThread(path: string): Promise<EpubCheckResult> {
  const thread = new Worker(THREAD, {
    workerData: { path, maxErrors: MAX_ERRORS },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<EpubCheckResult>();
  const timeout = setTimeout(() => reject(new Error("The validation took too long.")), TIMEOUT_MS);
  thread.once("message", resolve);
  thread.once("error", reject);
  thread.once("exit", () => reject(new Error("The validation ended without a result.")));
  return promise.finally(() => {
    clearTimeout(timeout);
    return thread.terminate();
  });
}

function toMessage({ severity, id, message, location }: ValidationMessage): ReportMessage[] {
  if (severity === "usage") return [];
  const place = location?.path
    ? [location.path, location.line, location.column].filter((part) => part !== undefined).join(":")
    : null;
  return [
    {
      severity: severity satisfies ReportSeverity,
      id: String(id),
      message: tidyText(message, MAX_MESSAGE) ?? String(id),
      location: tidyText(place, MAX_MESSAGE),
    },
  ];
}
