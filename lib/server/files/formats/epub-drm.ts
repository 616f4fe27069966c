import { fileError } from "../file-error.ts";
import { attribute, findAll, parseXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

const MAX_BYTES = 16 * 1024 * 1024;

/** Obfuscated fonts are no lock: these two only keep a font from being copied out. */
const FONT_ALGORITHMS = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/** What the locks of Adobe, Apple and Readium leave in a book. */
const LOCK_FILES = ["META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"];

/** @throws FileError `epub_drm` when the book, or any part of it but its fonts, is encrypted */
export async function refuseDrm(zip: Zip): Promise<void> {
  const lock = LOCK_FILES.find((name) => zip.has(name));
  if (lock) throw fileError("epub_drm", {}, lock);
  const encryption = await zip.read("META-INF/encryption.xml", { maxBytes: MAX_BYTES });
  if (!encryption) return;
  for (const data of findAll(parseXml(encryption), "encryption", "EncryptedData")) {
    const algorithm = attribute(findAll(data, "EncryptionMethod")[0], "Algorithm");
    if (!FONT_ALGORITHMS.includes(algorithm)) throw fileError("epub_drm", {}, algorithm);
  }
}
