import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { Agent, request } from "undici";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { guardedLookup } from "#lib/server/files/address-guard.ts";
import { type DownloadLimits, download, downloadLimits } from "#lib/server/files/download.ts";
import { followRedirects, openAgents } from "#lib/server/files/guarded-request.ts";
import { type FileServer, openFileServer, type Route } from "./support/file-server.ts";

let folder: string;
let server: FileServer;
/** A second server that is not on the list of allowed places: this machine's own secrets. */
let secret: FileServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-download-"));
  server = await openFileServer();
  secret = await openFileServer();
  secret.serve("/", Buffer.from("secret"));
});
afterAll(async () => {
  await Promise.all([server.close(), secret.close()]);
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  for (const name of await readdir(folder)) await rm(join(folder, name));
});

function fetchFile(url: string, limits: Partial<DownloadLimits> = {}, signal?: AbortSignal) {
  return download({
    url,
    path: join(folder, "file"),
    allow: [server.place],
    limits: { ...downloadLimits(1), ...limits },
    signal,
  });
}

/** Sends a body and ends the connection, as servers of other makes do: no header has said that they would. */
function closingBehind(body: Buffer, announcedBytes: number): Route {
  return (req) => {
    req.socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${announcedBytes}\r\n\r\n`);
    req.socket.end(body);
  };
}

async function expectNothingLeft() {
  expect(await readdir(folder)).toEqual([]);
}

const UNREACHABLE = {
  kind: "unreachable",
  message:
    "The file could not be reached. Check that its address opens in a private browser window, without signing in.",
};

test("streams to disk, hashes on the way and reports bytes", async () => {
  const body = Buffer.alloc(300_000, "abc");
  const url = server.serve("/books/one.pdf", (_req, res) => {
    res.writeHead(200, {
      "content-length": body.length,
      "content-disposition": 'attachment; filename="Uno.pdf"',
    });
    res.end(body);
  });
  const seen: [number, number | null][] = [];
  const path = join(folder, "file");
  const limits = downloadLimits(1);
  const found = await download({
    url,
    path,
    allow: [server.place],
    limits,
    onProgress: (bytes, total) => seen.push([bytes, total]),
  });
  const checksumSha256 = createHash("sha256").update(body).digest("hex");
  expect(found).toEqual({ path, name: "Uno.pdf", sizeInBytes: 300_000, checksumSha256 });
  expect((await readFile(path)).equals(body)).toBe(true);
  expect(seen.at(-1)).toEqual([300_000, 300_000]);
});

test("follows three redirects and no fourth", async () => {
  server.serve("/end", Buffer.from("here"));
  server.serve("/3", (_req, res) => res.writeHead(307, { location: "/end" }).end());
  server.serve("/2", (_req, res) => res.writeHead(302, { location: "/3" }).end());
  const three = server.serve("/1", (_req, res) => res.writeHead(301, { location: "/2" }).end());
  const four = server.serve("/0", (_req, res) => res.writeHead(301, { location: "/1" }).end());
  expect((await fetchFile(three)).sizeInBytes).toBe(4);
  await rm(join(folder, "file"));
  await expect(fetchFile(four)).rejects.toMatchObject({ kind: "refused", message: /redirects more than 3/ });
});

test.each([
  ["a private address", () => `http://${secret.place}/`],
  ["a name that means this machine", () => `http://localhost:${secret.place.split(":")[1]}/`],
  ["this machine as a number", () => `http://2130706433:${secret.place.split(":")[1]}/`],
  ["this machine mapped into IPv6", () => `http://[::ffff:127.0.0.1]:${secret.place.split(":")[1]}/`],
  ["a file of this machine", () => "file:///etc/passwd"],
  ["an address with a password", () => `http://user:word@${server.place}/end`],
])("is not led by a redirect to %s", async (_what, target) => {
  const url = server.serve("/trap", (_req, res) => res.writeHead(302, { location: target() }).end());
  await expect(fetchFile(url)).rejects.toMatchObject(UNREACHABLE);
  expect(secret.hits("/")).toBe(0);
  await expectNothingLeft();
});

test("a blocked name says the same as a dead one", async () => {
  const port = secret.place.split(":")[1];
  await expect(fetchFile(`http://localhost:${port}/`)).rejects.toMatchObject(UNREACHABLE);
  await expect(fetchFile("http://nobody.invalid/")).rejects.toMatchObject(UNREACHABLE);
  expect(secret.hits("/")).toBe(0);
});

test("a name that turns out to be private is not connected to (DNS rebinding)", async () => {
  const agent = new Agent({ connect: { lookup: guardedLookup } });
  const url = `http://localhost:${secret.place.split(":")[1]}/`;
  await expect(request(url, { dispatcher: agent })).rejects.toMatchObject({ code: "BLOCKED_ADDRESS" });
  expect(secret.hits("/")).toBe(0);
  await agent.destroy();
});

test("a body larger than it may be is stopped: announced, or without an end", async () => {
  const announced = server.serve("/large", (_req, res) => {
    res.writeHead(200, { "content-length": 50_000_000 }).write("x");
  });
  await expect(fetchFile(announced)).rejects.toMatchObject({
    kind: "too_large",
    message:
      "The file is larger than the 1 MB that this store takes. Export it again with smaller pictures or sound.",
  });
  const endless = server.serve("/endless", (_req, res) => {
    const pour = () => {
      while (!res.destroyed && res.write(Buffer.alloc(64 * 1024))) {}
    };
    res.on("drain", pour);
    pour();
  });
  await expect(fetchFile(endless)).rejects.toMatchObject({ kind: "too_large" });
  await expectNothingLeft();
});

test("a server that falls silent in the middle is given up", async () => {
  const url = server.serve("/silent", (_req, res) => {
    res.writeHead(200, { "content-length": 100 }).write("only this");
  });
  await expect(fetchFile(url, { idleTimeoutMs: 1_000 })).rejects.toMatchObject({ kind: "unavailable" });
  await expectNothingLeft();
});

test("a server that sends next to nothing in each while is given up, one that sends enough is not", async () => {
  const trickle = (path: string, pieces: number) =>
    server.serve(path, async (_req, res) => {
      for (let sent = 0; sent < pieces && !res.destroyed; sent++) {
        res.write("x".repeat(90));
        await wait(50);
      }
      res.end();
    });
  const limits = { idleTimeoutMs: 500, minBytesPerIdleTimeout: 2_000 };
  await expect(fetchFile(trickle("/trickle", 10_000), limits)).rejects.toMatchObject({
    code: "stopped_sending",
  });
  await expectNothingLeft();
  const enough = await fetchFile(trickle("/enough", 30), { ...limits, minBytesPerIdleTimeout: 90 });
  expect(enough.sizeInBytes).toBe(2_700);
});

test("a server that drips for ever is stopped by the limit for the whole", async () => {
  const url = server.serve("/drip", async (_req, res) => {
    while (!res.destroyed) {
      res.write("x");
      await wait(50);
    }
  });
  await expect(fetchFile(url, { totalTimeoutMs: 700 })).rejects.toMatchObject({ kind: "unavailable" });
  await expectNothingLeft();
});

test("a connection that breaks in the middle is a passing fault", async () => {
  const url = server.serve("/broken", (_req, res) => {
    res.writeHead(200, { "content-length": 100 });
    res.write("half", () => res.destroy());
  });
  await expect(fetchFile(url)).rejects.toMatchObject({ kind: "unavailable" });
  await expectNothingLeft();
});

test("what came whole is whole, though the server closes behind it without having said so", async () => {
  const body = Buffer.alloc(900_000, "all of it");
  const url = server.serve("/closes", closingBehind(body, body.length));
  const checksumSha256 = createHash("sha256").update(body).digest("hex");
  for (let round = 0; round < 20; round++) {
    expect(await fetchFile(url)).toMatchObject({ sizeInBytes: body.length, checksumSha256 });
    await rm(join(folder, "file"));
  }
});

test("a body that nobody has read when the server closes is still there", async () => {
  // So many bytes are held for a reader: the last of them is the one that makes the connection wait.
  const body = Buffer.alloc(64 * 1024, "x");
  let closed: Promise<unknown> = Promise.resolve();
  const url = server.serve("/unread", (req, res) => {
    closed = once(req.socket, "close");
    closingBehind(body, body.length)(req, res);
  });
  const agents = openAgents(downloadLimits(1));
  const { signal } = new AbortController();
  const allow = [server.place];
  const { response } = await followRedirects({ url: new URL(url), allow, agents, signal, maxRedirects: 0 });
  await closed;
  expect(body.equals(await buffer(response.body))).toBe(true);
  await agents.close();
});

test("what lacks its last byte broke off", async () => {
  const body = Buffer.alloc(900_000, "most of it");
  const url = server.serve("/lacks", closingBehind(body.subarray(1), body.length));
  for (let round = 0; round < 5; round++) {
    await expect(fetchFile(url)).rejects.toMatchObject({ code: "broke_off", kind: "unavailable" });
  }
  await expectNothingLeft();
});

test.each([
  [
    404,
    "refused",
    "There is no file at this address (the server answered 404). Check the address, or put the file there again.",
  ],
  [403, "refused", /Share it with anyone who has the link/],
  [429, "unavailable", /answered 429/],
  [500, "unavailable", /answered 500/],
  [418, "refused", /answered 418/],
])("an answer of %i is %s", async (status, kind, message) => {
  const url = server.serve(`/status-${status}`, (_req, res) => res.writeHead(status).end("no"));
  await expect(fetchFile(url)).rejects.toMatchObject({ kind, message });
});

test("an empty file is refused", async () => {
  const url = server.serve("/empty", Buffer.alloc(0));
  await expect(fetchFile(url)).rejects.toMatchObject({ kind: "refused", message: /empty/ });
  await expectNothingLeft();
});

test("ends with the reason of its signal and leaves nothing behind", async () => {
  const url = server.serve("/slow", (_req, res) => void res.writeHead(200).write("x"));
  const ending = new AbortController();
  const running = fetchFile(url, {}, ending.signal);
  const reason = new Error("the worker ends");
  ending.abort(reason);
  await expect(running).rejects.toBe(reason);
  await expectNothingLeft();
});
