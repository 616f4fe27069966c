import { createContext } from "react";
import type { LinkCheck } from "#components/conversions/preflight/use-link-check.ts";
import type { FileWay } from "#components/uploads/use-sent-file.ts";
import type { FileType } from "#lib/content/schema.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { Autofill } from "./use-autofill.ts";
import type { AddressField } from "./use-check-on-leave.ts";
import type { NewCover } from "./use-new-cover.ts";

/** What was seen of the file of a new title, and its cover; null in the form of a stored one, whose file cannot change. */
export const FileLookContext = createContext<{
  check: LinkCheck;
  autofill: Autofill;
  cover: NewCover;
  /** When a field with an address is left. */
  onLeave: (field: AddressField) => void;
  onWay: (way: FileWay) => void;
  /** Goes on in the form of another kind of title, with a file or with the address that stands here. */
  moveTo: (fileType: FileType, file?: DroppedFile) => Promise<void>;
} | null>(null);
