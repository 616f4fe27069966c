import { hash } from "node:crypto";

/** Each name is kept by every connection: a client that tries out all shapes must not fill the memory. */
const MAX_NAMES = 200;

const names = new Map<string, string>();

/** The name under which a statement stays prepared, the same for the same text; none once there are many. */
export function statementName(text: string): { name?: string } {
  const known = names.get(text);
  if (known) return { name: known };
  if (names.size >= MAX_NAMES) return {};
  const name = `content_${hash("sha256", text, "hex").slice(0, 16)}`;
  names.set(text, name);
  return { name };
}
