import { buildEpub } from "#lib/server/demo/files/epub.ts";

/** An EPUB that says more of itself than its title: two authors, Portuguese, an ISBN. */
export function taggedEpubOf(title: string, isbn: string): Promise<Buffer> {
  return buildEpub({
    title,
    authors: ["Donald Hall", "Ana Torres"],
    lang: "pt",
    identifier: `urn:isbn:${isbn}`,
    chapters: [{ title: "The Farm", html: "<p>It was the end of summer when I went to the farm.</p>" }],
  });
}
