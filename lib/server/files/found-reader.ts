import type { DigitalType } from "../../content/schema.ts";
import { FileError } from "./file-error.ts";
import type { FoundInside, FoundMessage } from "./found-messages.ts";
import { openPieces, type Pieces } from "./pieces.ts";
import { startWatchdog } from "./watchdog.ts";

/**
 * A process that looks into one file and ends: `node found-reader.ts <type> <size in bytes> <pid of the parent> <limit in ms>`. Its pieces come
 * from the parent, so that what a hostile file does to its parser happens here, without a network.
 */
const [type, size, parentPid, limitMs] = process.argv.slice(2) as [DigitalType, ...string[]];

/** What is found in the file, and again whenever a longer look has found more. */
type Look = (pieces: Pieces) => AsyncGenerator<FoundInside>;

/** Each kind loads its own parser and no other: somebody waits for the answer. */
const LOOKS: Record<DigitalType, () => Promise<Look>> = {
  pdf: async () => (await import("./look-at-pdf.ts")).lookAtPdf,
  epub: async () => (await import("./look-at-epub.ts")).lookAtEpub,
  audio: async () => (await import("./look-at-audio.ts")).lookAtAudio,
};

async function look(pieces: Pieces): Promise<void> {
  let isKnown = false;
  try {
    const lookAt = await LOOKS[type]();
    for await (const inside of lookAt(pieces)) {
      await tell({ kind: "found", ...inside });
      isKnown = true;
    }
  } catch (error) {
    if (isKnown) return;
    // A fault that comes of a missing piece is none of the file.
    const isOfFile = error instanceof FileError && !pieces.isMissing();
    await tell(isOfFile ? { kind: "refused", code: error.code } : { kind: "unknown" });
  }
}

function tell(message: FoundMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });
}

startWatchdog({ parentPid: Number(parentPid), limitMs: Number(limitMs) });
process.on("disconnect", () => process.exit(1));
await look(openPieces(Number(size)));
process.exit();
