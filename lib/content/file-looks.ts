import { isSignedOut } from "#lib/http/api-error.ts";
import { type Box, createBox } from "#lib/uploads/box.ts";
import { type UploadQueue, uploadQueue } from "#lib/uploads/queue.ts";
import { UploadError, type UploadFault } from "#lib/uploads/upload-fault.ts";
import { type FileSaid, NOTHING_SAID, refusalOf } from "./file-said.ts";
import { lookInside } from "./look-inside.ts";

export type FileLook = {
  uploadId: string;
  step: "sending" | "waiting" | "looking" | "done" | "failed";
  /** Null until it is done. */
  said: FileSaid | null;
  /** Why it was not sent. */
  fault: UploadFault | null;
};
type Shown = ReadonlyMap<File, FileLook>;
type Look = (fileUrl: string, fileType: string, signal: AbortSignal) => Promise<FileSaid>;
type Entry = { look: FileLook; fileType: string; leaving: AbortController; seen: Promise<FileSaid> };

/** The store looks into few files at a time, and others have files too. */
const AT_ONCE = 2;
const DRAW_MS = 100;

/** Sends files and has each looked into as soon as it is there: before its title is confirmed, or after. */
export function createFileLooks(
  queue: Pick<UploadQueue, "add" | "untilLinked" | "giveUp">,
  look: Look,
  shown: Box<Shown> = createBox<Shown>(new Map(), DRAW_MS),
) {
  const entries = new Map<File, Entry>();
  const waiting: (() => void)[] = [];
  let looking = 0;

  const draw = () => shown.set(new Map([...entries].map(([file, entry]) => [file, entry.look])));
  const change = (entry: Entry, part: Partial<FileLook>) => {
    entry.look = { ...entry.look, ...part };
    draw();
  };
  const inTurn = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (looking === AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else looking += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else looking -= 1;
    }
  };
  const see = async (entry: Entry): Promise<FileSaid> => {
    const {
      look: { uploadId },
      fileType,
      leaving: { signal },
    } = entry;
    try {
      const { file_url } = await queue.untilLinked(uploadId);
      change(entry, { step: "waiting" });
      const said = await inTurn(() => {
        signal.throwIfAborted();
        change(entry, { step: "looking" });
        // A store that cannot be asked now is no reason to stop: what is wrong, the conversion will say. A session
        // that has ended is one: the file may say much.
        return look(file_url, fileType, signal).catch((error: unknown) => {
          if (isSignedOut(error)) throw new UploadError({ code: "signed_out" });
          return NOTHING_SAID;
        });
      });
      change(entry, { step: "done", said });
      // What no title is made of need not stay on the server.
      if (refusalOf(said)) queue.giveUp(uploadId);
      return said;
    } catch (error) {
      change(entry, { step: "failed", fault: error instanceof UploadError ? error.fault : null });
      throw error;
    }
  };
  const start = (entry: Entry) => {
    entry.seen = see(entry);
    // Whoever waits for it hears of it; often nobody does yet.
    entry.seen.catch(() => undefined);
  };

  return {
    /** Sends a file, unless it is on its way as `sentAs`, and looks into it; returns the id of its upload. */
    begin(file: File, fileType: string, accountId: string, sentAs: string | null = null): string {
      const known = entries.get(file);
      if (known) return known.look.uploadId;
      const uploadId = sentAs ?? queue.add(file, accountId);
      const entry: Entry = {
        look: { uploadId, step: "sending", said: null, fault: null },
        fileType,
        leaving: new AbortController(),
        seen: Promise.resolve(NOTHING_SAID),
      };
      entries.set(file, entry);
      start(entry);
      draw();
      return uploadId;
    },
    /** What is known of a file by now. */
    saidOf: (file: File): FileSaid | null => entries.get(file)?.look.said ?? null,
    uploadIdOf: (file: File): string | null => entries.get(file)?.look.uploadId ?? null,
    /** Rejects with an UploadError when the file does not arrive or is given up; asked again, it begins again. */
    untilSeen(file: File): Promise<FileSaid> {
      const entry = entries.get(file);
      if (!entry) return Promise.reject(new UploadError({ code: "given_up" }));
      if (entry.look.step === "failed") {
        change(entry, { step: "sending", fault: null });
        start(entry);
      }
      return entry.seen;
    },
    /** Takes a file back, from the server too. */
    giveUp(file: File) {
      const entry = entries.get(file);
      if (!entry) return;
      entries.delete(file);
      entry.leaving.abort();
      queue.giveUp(entry.look.uploadId);
      draw();
    },
    /** Once its title is made, a file is for whoever chooses it next. */
    forget(file: File) {
      if (entries.delete(file)) draw();
    },
    shown,
  };
}

export type FileLooks = ReturnType<typeof createFileLooks>;

export const fileLooks = createFileLooks(uploadQueue, lookInside);
