import { hash } from "node:crypto";

/** The place between two items of a walk: the sort key as PostgreSQL prints it, in full precision, and the id. */
export type Place = { direction: "next" | "prev"; key: string; id: string };

const TOKEN = /^(next|prev)\|([0-9-]{10,12} [0-9:.]{8,15}[+-][0-9:]{2,8}(?: BC)?)\|(\d{1,18})\|([\w-]{16})$/;

/**
 * Writes a cursor. `walk` names filters and sort: the cursor is good for the same walk only (contract 3.2).
 */
export function writeCursor(place: Place, walk: string): string {
  return Buffer.from(`${content(place)}|${digest(place, walk)}`).toString("base64url");
}

/** Reads a bare cursor or a whole `links.next`; null when it is damaged or belongs to another walk. */
export function readCursor(text: string, walk: string): Place | null {
  const token = URL.canParse(text) ? (new URL(text).searchParams.get("cursor") ?? "") : text;
  const match = TOKEN.exec(Buffer.from(token, "base64url").toString("latin1"));
  if (!match) return null;
  const [, direction, key = "", id = ""] = match;
  const place: Place = { direction: direction === "prev" ? "prev" : "next", key, id };
  // Written again and compared: base64 itself overlooks stray characters.
  return writeCursor(place, walk) === token ? place : null;
}

function content({ direction, key, id }: Place): string {
  return `${direction}|${key}|${id}`;
}

function digest(place: Place, walk: string): string {
  return hash("sha256", `${content(place)}|${walk}`, "base64url").slice(0, 16);
}
