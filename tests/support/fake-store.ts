import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type StoreCall = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};
export type StoreReply = {
  status?: number;
  json?: unknown;
  headers?: Record<string, string>;
  /** Bytes instead of JSON. */
  text?: string;
  /** The answer comes when this is settled. */
  after?: Promise<unknown>;
};

export type FakeStore = {
  url: string;
  /** Every request that arrived, in order. */
  calls: StoreCall[];
  reply: (call: StoreCall) => StoreReply;
  close(): Promise<void>;
};

/** A store on loopback that answers as the test says and remembers what it was asked. */
export async function startFakeStore(reply: FakeStore["reply"] = () => ({ json: {} })): Promise<FakeStore> {
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? "/", "http://store.invalid");
    const call = {
      method: req.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      headers: req.headers,
      body: await readAll(req),
    };
    store.calls.push(call);
    const { status = 200, json, headers = {}, text, after } = store.reply(call);
    await after;
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(text ?? (json === undefined ? "" : JSON.stringify(json)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const store: FakeStore = {
    url: `http://127.0.0.1:${port}`,
    calls: [],
    reply,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return store;
}

async function readAll(req: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return text;
}

/** A title of version 3 as a lean store sends it. */
export function sampleContent(id = 468166) {
  return {
    id,
    external_id: "9781496822482",
    name: "Conversations with Donald Hall",
    slug: "conversations-with-donald-hall",
    lang: "en",
    file_type: "epub",
    audience: null,
    cover_url: null,
    reader_url: null,
    product_url: null,
    created_at: "2021-03-19T00:00:00Z",
    updated_at: "2021-03-24T16:10:15Z",
    published_at: "2019-09-13T00:00:00Z",
    license: "retail",
    free: { enabled: false, until: null, require_login: false },
    preview: { enabled: true, require_login: false },
    conversion_status: "done",
  };
}
