import type { DigitalType } from "../../content/schema.ts";
import type { MadeCover } from "../files/cover.ts";
import type { FaultParams, FileErrorCode } from "../files/file-error.ts";
import type { Converted, ReadStep } from "./converters/converted.ts";

/** What a file held, with its cover made ready. */
export type ReadFile = Omit<Converted, "cover"> & { cover: MadeCover | null };

/** What the reading process is asked for: a whole file, or a picture as cover. */
export type ReaderTask = DigitalType | "cover";

/** What the reading process tells the worker. */
export type ReaderMessage =
  | { kind: "progress"; step: ReadStep }
  /** It goes on, and there is nothing to count. */
  | { kind: "alive" }
  | { kind: "file"; result: ReadFile }
  | { kind: "cover"; cover: MadeCover }
  | { kind: "failed"; error: { code: FileErrorCode; params: FaultParams; detail: string } }
  | { kind: "crashed"; message: string };
