import { once } from "node:events";
import { createServer } from "node:http";
import { openDemoFile } from "./book-files.ts";
import type { DemoTitle } from "./demo-title.ts";

export type FileServer = { url: string; stop: () => Promise<void> };

/** Serves the files of the demo on this machine alone, made as they are asked for. */
export async function startFileServer(catalog: readonly DemoTitle[], port: number): Promise<FileServer> {
  const server = createServer((req, res) => {
    openDemoFile(catalog, new URL(req.url ?? "/", "http://demo").pathname).then(
      (file) => {
        if (!file) return res.writeHead(404).end();
        res.writeHead(200, { "content-type": file.mediaType, "content-length": file.body.length });
        return res.end(file.body);
      },
      () => res.writeHead(500).end(),
    );
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The file server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
