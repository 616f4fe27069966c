import { hash } from "node:crypto";

type Statement = { text: string; name?: string };

/** Each name is kept by every connection: a client that tries out all shapes must not fill the memory. */
const MAX_STATEMENTS = 200;

const statements = new Map<string, Statement>();

/**
 * The text of a statement, written once for each key, and the name under which it stays prepared. Two
 * statements of one key must be the same text. Once there are many, a new one is written anew and has no name.
 */
export function writeOnce(key: string, write: () => string): Statement {
  const known = statements.get(key);
  if (known) return known;
  const text = write();
  if (statements.size >= MAX_STATEMENTS) return { text };
  const statement = { text, name: `content_${hash("sha256", text, "hex").slice(0, 16)}` };
  statements.set(key, statement);
  return statement;
}
