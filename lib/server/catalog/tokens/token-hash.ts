import { hash } from "node:crypto";

/** What is stored and compared of a token (contract 1, "Token shape"). */
export function tokenHash(token: string): Buffer {
  return hash("sha256", token, "buffer");
}
