import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Route = (req: IncomingMessage, res: ServerResponse) => void;

export type FileServer = {
  /** `127.0.0.1:port`, as FILE_URL_ALLOW wants it. */
  place: string;
  /** Answers a path from now on; gives its address. */
  serve(path: string, route: Route | Buffer): string;
  /** How often a path was asked for. */
  hits(path: string): number;
  close(): Promise<void>;
};

/** A file server on loopback, on a port of its own. */
export async function openFileServer(): Promise<FileServer> {
  const routes = new Map<string, Route>();
  const hits = new Map<string, number>();
  const server = createServer((req, res) => {
    const path = req.url ?? "/";
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const route = routes.get(path);
    if (route) route(req, res);
    else res.writeHead(404).end("nothing here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place,
    serve(path, route) {
      routes.set(path, Buffer.isBuffer(route) ? (_req, res) => res.end(route) : route);
      return `http://${place}${path}`;
    },
    hits: (path) => hits.get(path) ?? 0,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
