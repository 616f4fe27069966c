import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import { parseFile } from "music-metadata";

/** A process that reads one file with the library that its converter stands on, and prints the seconds. */
const [type, path = ""] = process.argv.slice(2);
const startedAt = performance.now();
if (type === "pdf") await readPdf();
else if (type === "epub") await EpubCheck.validate(await readFile(path));
else await readAudio();
process.stdout.write(String((performance.now() - startedAt) / 1000));

/** The text of every page. */
async function readPdf(): Promise<void> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path));
  for (const page of document.pages()) page.getText();
  document.destroy();
  library.destroy();
}

/** Of a constant bit rate the library takes the length on trust, so that the bytes are read besides. */
async function readAudio(): Promise<void> {
  await parseFile(path, { duration: true });
  for await (const _piece of createReadStream(path)) {
    // Read and left.
  }
}
