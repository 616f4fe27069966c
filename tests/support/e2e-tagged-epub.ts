import { buildEpub } from "#lib/server/demo/files/epub.ts";

/** An EPUB that says more of itself than its title: two authors, Portuguese, an ISBN, what it is about and since when. */
export function taggedEpubOf(title: string, isbn: string): Promise<Buffer> {
  return buildEpub({
    title,
    authors: ["Donald Hall", "Ana Torres"],
    lang: "pt",
    subjects: ["Novel", "The sea"],
    published: "2019-09-13",
    identifier: `urn:isbn:${isbn}`,
    chapters: [{ title: "The Farm", html: "<p>It was the end of summer when I went to the farm.</p>" }],
  });
}
