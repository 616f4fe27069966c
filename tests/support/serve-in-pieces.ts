import type { IncomingMessage, ServerResponse } from "node:http";
import type { FileServer } from "#tests/worker/support/file-server.ts";

/** Serves a file by pieces, as most servers of files do, and counts the bytes that went out. `hole`: a place that is refused. */
export function serveInPieces(files: FileServer, path: string, body: Buffer, hole = Number.NaN) {
  let sent = 0;
  const url = files.serve(path, (req: IncomingMessage, res: ServerResponse) => {
    const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? "") ?? [];
    const start = Number(from);
    const end = Math.min(to === "" ? body.length - 1 : Number(to), body.length - 1);
    if (start >= body.length) return res.writeHead(416, { "content-range": `bytes */${body.length}` }).end();
    if (start <= hole && hole <= end) return res.writeHead(503).end();
    const piece = body.subarray(start, end + 1);
    sent += piece.length;
    res.writeHead(206, { "content-range": `bytes ${start}-${end}/${body.length}` }).end(piece);
  });
  return { url, sent: () => sent };
}
