import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type FileServer, openFileServer, type Route } from "../support/file-server.ts";
import { buildSmallPdf } from "../support/pdf.ts";
import type { EndingName } from "./endings.ts";

/** A server that a PDF is fetched from, and the one way in which that conversion ends, after so many tries. */
export type NetworkCase = { name: string; ending: EndingName; tries: number; route: Route };

/** What is waited for at most where nothing, or next to nothing, comes. */
export const SHORT_LIMITS = { idleTimeoutMs: 1_500, minBytesPerIdleTimeout: 1_000, totalTimeoutMs: 2_500 };
/** A name whose answer changes: public when it is checked, this machine ever after. */
export const CHANGING_NAME = "changes.example";

export const SLOW_TRIES = 2;
const PASSING = 6;
const UNREACHABLE = 3;
const pdf = buildSmallPdf({ pages: ["One page"] });

const once = (name: string, ending: EndingName, route: Route): NetworkCase => ({
  name,
  ending,
  tries: 1,
  route,
});
const again = (name: string, ending: EndingName, route: Route): NetworkCase => ({
  name,
  ending,
  tries: ending === "unreachable" ? UNREACHABLE : PASSING,
  route,
});

/** Servers whose files are waited for, twice: that a passing fault has six tries is seen where nobody waits. */
export const slowCases: NetworkCase[] = [
  again("no answer at all", "stopped_sending", () => undefined),
  again("silence in the middle", "stopped_sending", (_req, res) => {
    res.writeHead(200, { "content-length": pdf.length }).write(pdf.subarray(0, 100));
  }),
  again("a byte now and then", "stopped_sending", drip("x")),
  again("enough now and then, and no end", "download_too_long", drip("x".repeat(1_000))),
].map((each) => ({ ...each, tries: SLOW_TRIES }));

/** Servers that answer, one way or another. `secretPort`: of a server of this machine that nobody may reach. */
export function networkCases(secretPort: string): NetworkCase[] {
  return [
    once("a good file", "done", (_req, res) => res.end(pdf)),
    once("a body without an end", "too_large", pour),
    once("a body announced as 500 GB", "too_large", (_req, res) => {
      res.writeHead(200, { "content-length": 500e9 }).write("%PDF-1.4");
    }),
    once(
      "a body longer than announced",
      "pdf_damaged",
      raw(`content-length: 9\r\n\r\n${"%PDF-1.4\n".repeat(9)}`),
    ),
    again("a body shorter than announced", "broke_off", raw("content-length: 5000\r\n\r\n%PDF-1.4\n")),
    again("a length that is no number", "unreachable", raw("content-length: many\r\n\r\n%PDF-1.4\n")),
    again("two lengths", "broke_off", raw("content-length: 1\r\ncontent-length: 2\r\n\r\n%PDF-1.4\n")),
    again("an answer that is not HTTP", "unreachable", (req) => req.socket.end("SSH-2.0-OpenSSH_9.9\r\n")),
    again("headers without an end", "unreachable", raw(`x-much: ${"x".repeat(200_000)}`)),
    once("nothing but an end", "empty_file", (_req, res) => res.end()),
    once("a page to sign in on", "web_page: pdf", (_req, res) => {
      res.writeHead(200, { "content-type": "application/pdf" });
      res.end("<!doctype html><title>Sign in</title>");
    }),
    once("a body packed unasked", "wrong_kind: an archive, not pdf", (_req, res) => {
      res.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(5_000_000)));
    }),
    once("401", "not_shared: 401", answer(401)),
    once("403", "not_shared: 403", answer(403)),
    once("404", "not_found: 404", answer(404)),
    once("410", "not_found: 410", answer(410)),
    once("418", "server_refused: 418", answer(418)),
    again("429", "server_failed: 429", answer(429)),
    again("500", "server_failed: 500", answer(500)),
    once("a redirect to itself", "too_many_redirects", (req, res) => redirect(req.url ?? "")(req, res)),
    again("a redirect to this machine", "unreachable", redirect(`http://127.0.0.1:${secretPort}/`)),
    again("a redirect to a name of this machine", "unreachable", redirect(`http://localhost:${secretPort}/`)),
    again(
      "a redirect to this machine in IPv6",
      "unreachable",
      redirect(`http://[::ffff:7f00:1]:${secretPort}/`),
    ),
    again("a redirect to the metadata of a cloud", "unreachable", redirect("http://169.254.169.254/latest/")),
    again("a redirect to a file of this machine", "unreachable", redirect("file:///etc/passwd")),
    again("a redirect to nowhere", "unreachable", redirect("http://nobody.invalid/")),
    again(
      "a name that changes its answer",
      "unreachable",
      redirect(`http://${CHANGING_NAME}:${secretPort}/`),
    ),
  ];
}

/** A server of this machine that no stranger may be led to. */
export async function openSecret(): Promise<FileServer> {
  const secret = await openFileServer();
  secret.serve("/", Buffer.concat([pdf, Buffer.from("secret")]));
  return secret;
}

function answer(status: number): Route {
  return (_req, res) => res.writeHead(status).end(pdf);
}

function redirect(location: string): Route {
  return (_req, res) => res.writeHead(302, { location }).end();
}

/** What a server that lies in its headers writes; the connection ends behind it. */
function raw(rest: string): Route {
  return (req) => req.socket.end(`HTTP/1.1 200 OK\r\n${rest}`, "latin1");
}

function pour(_req: unknown, res: Parameters<Route>[1]): void {
  const more = () => {
    while (!res.destroyed && res.write(Buffer.alloc(64 * 1024, "%PDF-1.4"))) {}
  };
  res.on("drain", more);
  more();
}

function drip(piece: string): Route {
  return async (_req, res) => {
    while (!res.destroyed) {
      res.write(piece);
      await wait(100);
    }
  };
}
