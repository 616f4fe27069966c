import { deflateSync } from "node:zlib";

/** Collects the numbered objects of a PDF and writes the file around them. */
export function createPdfObjects() {
  const objects: Buffer[] = [];
  return {
    /** The number that the next object gets. */
    next: () => objects.length + 1,
    add(body: string): number {
      return objects.push(Buffer.from(body, "latin1"));
    },
    addStream(text: string): number {
      const packed = deflateSync(Buffer.from(text, "latin1"));
      const head = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`;
      return objects.push(
        Buffer.concat([Buffer.from(head, "latin1"), packed, Buffer.from("\nendstream", "latin1")]),
      );
    },
    write: (trailer: string) => writeFile(objects, trailer),
  };
}
export type PdfObjects = ReturnType<typeof createPdfObjects>;

function writeFile(objects: Buffer[], trailer: string): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const write = (part: Buffer | string) => {
    const bytes = typeof part === "string" ? Buffer.from(part, "latin1") : part;
    parts.push(bytes);
    length += bytes.length;
  };
  // The comment of high bytes tells programs that move files that this one is not text.
  write("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n");
  const offsets = objects.map((object, index) => {
    const offset = length;
    write(`${index + 1} 0 obj\n`);
    write(object);
    write("\nendobj\n");
    return offset;
  });
  const start = length;
  const size = objects.length + 1;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  write(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`);
  write(`trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
