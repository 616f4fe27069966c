import { createContext } from "react";
import type { LinkCheck } from "#components/conversions/preflight/use-link-check.ts";
import type { FileWay } from "#components/uploads/use-sent-file.ts";
import type { Autofill } from "./use-autofill.ts";

/** What was seen of the file of a new title; null in the form of a stored one, whose file cannot change. */
export const FileLookContext = createContext<{
  check: LinkCheck;
  autofill: Autofill;
  onWay: (way: FileWay) => void;
} | null>(null);
