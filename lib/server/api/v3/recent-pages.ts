import { hash } from "node:crypto";

/** A page of the list as it is sent, with its strong ETag (contract 3.2). */
export type Page = { bytes: Buffer<ArrayBuffer>; etag: string };

const MAX_PAGES = 16;
const MAX_LENGTH = 128 * 1024;

/**
 * Pages that were just sent, by their address. The store is asked each time; but most often the text
 * is what it was a moment ago, and comparing it costs a twentieth of encoding and hashing it again.
 */
export function createRecentPages() {
  const recent = new Map<string, { text: string; page: Page }>();
  return (address: string, text: string): Page => {
    const last = recent.get(address);
    if (last?.text === text) return last.page;
    const bytes = Buffer.from(text);
    const page = { bytes, etag: `"${hash("sha256", bytes, "base64url").slice(0, 22)}"` };
    recent.delete(address);
    if (text.length <= MAX_LENGTH) recent.set(address, { text, page });
    const [oldest] = recent.keys();
    if (recent.size > MAX_PAGES && oldest !== undefined) recent.delete(oldest);
    return page;
  };
}
