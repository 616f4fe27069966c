import { hash } from "node:crypto";

/** The strong ETag of a title, or of its tracks, in one state and one shape (contract 3.3, `If-Match`). */
export function stateEtag(revision: number, json: string): string {
  return `"r${revision}.${hash("sha256", json, "base64url").slice(0, 22)}"`;
}
