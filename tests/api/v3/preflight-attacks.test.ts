import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Preflight, preflightSchema } from "#lib/content/preflight-schema.ts";
import { type ContentApi, errorsOf, startContentApi } from "#tests/support/content-api.ts";
import { serveInPieces } from "#tests/support/serve-in-pieces.ts";
import { buildBook } from "#tests/worker/support/epub.ts";
import { type FileServer, openFileServer } from "#tests/worker/support/file-server.ts";

let files: FileServer;
/** A server that is not on the list of allowed places. */
let secret: FileServer;
let api: ContentApi;
beforeAll(async () => {
  files = await openFileServer();
  secret = await openFileServer();
  api = await startContentApi({ fileUrlAllow: [files.place] });
});
afterAll(async () => {
  await api.close();
  await Promise.all([files.close(), secret.close()]);
});

async function look(file_url: string, file_type: string): Promise<Preflight> {
  const answer = await api.post("/preflight", { file_url, file_type });
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return preflightSchema.parse(answer.json);
}

describe("preflight: stops attacks", () => {
  test("a private address, one that is unreachable and a redirect to a private one read alike", async () => {
    secret.serve("/", Buffer.from("%PDF-1.7 the password is 1234"));
    const away = files.serve("/inside", (_req, res) =>
      res.writeHead(302, { location: `http://${secret.place}/` }).end(),
    );
    const closed = await openFileServer();
    await closed.close();
    const [direct, redirected, metadata, mapped] = await Promise.all(
      [`http://${secret.place}/`, away, "http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/"].map(
        (url) => look(url, "pdf"),
      ),
    );
    expect(direct).toMatchObject({ ok: false, file_type: null, size_in_kb: null, final_host: null });
    expect(direct?.problems.map(({ code }) => code)).toEqual(["unreachable"]);
    for (const other of [redirected, metadata, mapped]) expect(other).toEqual(direct);
    expect(secret.hits("/")).toBe(0);
  });

  test("an endless body, and a server that answers each piece with a whole file, stay within 1 MiB", async () => {
    let written = 0;
    const url = files.serve("/endless.pdf", (_req, res) => {
      const send = () => {
        while (!res.destroyed && res.write(Buffer.alloc(65536, "%PDF-1.7 "))) written += 65536;
        if (!res.destroyed) res.once("drain", send);
      };
      send();
    });
    expect(await look(url, "pdf")).toMatchObject({ file_type: "pdf", size_in_kb: null, found: null });
    // What lies in the buffers of the sockets counts too.
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  test("a zip bomb in the package of an EPUB ends its own look, and the API answers on", async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024, "<metadata>");
    const book = buildBook({ version: 3, extra: [{ name: "OEBPS/book.opf", data: bomb }] });
    const seen = await look(serveInPieces(files, "/bomb.epub", book).url, "epub");
    expect(seen.found).toBeNull();
    expect((await api.get("")).status).toBe(200);
  });

  test("it counts as a write, so that nobody scans a network with it", async () => {
    const limits = { reads: 100, writes: 2, bulk: 1 };
    const limited = await startContentApi({
      rateLimits: { issued: limits, store: limits, counter: "memory" },
    });
    const body = { file_url: "http://10.0.0.1/" };
    const statuses = [];
    for (let time = 0; time < 3; time++) statuses.push((await limited.post("/preflight", body)).status);
    await limited.close();
    expect(statuses).toEqual([200, 200, 429]);
  });

  test("input that breaks the contract is a 422 on its field; without a token it is a 401", async () => {
    const wrong = await api.post("/preflight", { file_url: "ftp://files.example/a", file_type: "physical" });
    expect([wrong.status, Object.keys(errorsOf(wrong))]).toEqual([422, ["file_url", "file_type"]]);
    const missing = await api.post("/preflight", {});
    expect([missing.status, Object.keys(errorsOf(missing))]).toEqual([422, ["file_url"]]);
    const stranger = await api.post("/preflight", { file_url: "https://a.example/" }, { token: null });
    expect(stranger.status).toBe(401);
  });
});
