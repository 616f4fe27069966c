/** The arguments of an ICU message as `name:kind`, sorted, those inside plural and select branches too. */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  readText(message, 0, found);
  return [...found].toSorted();
}

/** Reads text up to its closing brace or the end of the message; returns where it stopped. */
function readText(text: string, from: number, found: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== "}")
    at = text[at] === "{" ? readArgument(text, at + 1, found) : at + 1;
  return at;
}

function readArgument(text: string, from: number, found: Set<string>): number {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?)?/.exec(text.slice(from));
  if (!head) throw new Error(`No argument after the brace at ${from}: ${text}`);
  found.add(`${head[1]}:${head[2] ?? ""}`);
  let at = from + head[0].length;
  while (at < text.length && text[at] !== "}")
    at = text[at] === "{" ? readText(text, at + 1, found) + 1 : at + 1;
  if (at >= text.length) throw new Error(`A brace is not closed: ${text}`);
  return at + 1;
}
