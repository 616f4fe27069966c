import ISO6391 from "iso-639-1";
import { z } from "zod";
import { says } from "./fault-schema.ts";

/** ISO 639-1, or a tag that starts with one, such as `pt-BR`. */
const TAG = /^([a-z]{2})(-[A-Za-z0-9]{2,8}){0,3}$/;

const ISO_639_1: ReadonlySet<string> = new Set(ISO6391.getAllCodes());

export const langSchema = z.string().refine(isLang, { error: says("bad_language") });

export function isLang(text: string): boolean {
  return ISO_639_1.has(TAG.exec(text)?.[1] ?? "");
}
