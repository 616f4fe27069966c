import { once } from "node:events";
import { createServer } from "node:http";

type Body = Buffer | string;
type ServedFile = {
  url: string;
  /** Puts another file behind the same address. */
  replace: (body: Body, how?: { held?: boolean }) => void;
  /** Lets the second half of a held file go. */
  release: () => void;
};
type Entry = { body: Buffer; released: Promise<void> };

/** Serves files to the store. A held one stops in the middle, so that its conversion can be watched. */
export async function startFileServer(url: string) {
  const entries = new Map<string, Entry>();
  const server = createServer(async (req, res) => {
    const entry = entries.get(req.url ?? "");
    if (!entry) return void res.writeHead(404).end();
    const { body, released } = entry;
    const middle = Math.ceil(body.length / 2);
    res.writeHead(200, { "content-length": body.length });
    res.write(body.subarray(0, middle));
    await released;
    res.end(body.subarray(middle));
  });
  const { hostname, port } = new URL(url);
  server.listen(Number(port), hostname);
  await once(server, "listening");

  function serve(name: string, body: Body, { held = false } = {}): ServedFile {
    const path = `/${entries.size + 1}/${name}`;
    let release = () => {};
    const put = (bytes: Body, { held = false } = {}) => {
      const gate = Promise.withResolvers<void>();
      release = gate.resolve;
      if (!held) release();
      entries.set(path, { body: Buffer.from(bytes), released: gate.promise });
    };
    put(body, { held });
    return { url: url + path, replace: put, release: () => release() };
  }

  return {
    serve,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export type FileServer = Awaited<ReturnType<typeof startFileServer>>;
