import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { EpubCheck } from "@likecoin/epubcheck-ts";

/** A thread that validates one book and ends: a book that takes for ever is stopped with it. */
const { path, maxErrors } = workerData as { path: string; maxErrors: number };
parentPort?.postMessage(await EpubCheck.validate(await readFile(path), { maxErrors, includeUsage: false }));
