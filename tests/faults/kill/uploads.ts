import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { apiRoutes } from "#lib/routes.ts";
import { uploadLinkSchema } from "#lib/uploads/schema.ts";
import { ADMINISTRATOR } from "#tests/support/shared-stack.ts";
import type { BookFile } from "./books.ts";
import type { KillStore } from "./store.ts";

/** An upload as the client has seen it. */
export type SentUpload = { id: string; file: BookFile; resumedAt: number[] };
export type Uploader = { sent: SentUpload[]; complaints: string[]; send(file: BookFile): Promise<string> };

const PATIENCE_MS = 3 * 60_000;
const REQUEST_LIMIT_MS = 20_000;
const RETRY_MS = 250;
const PIECES = 12;
const PAUSE_MS = 150;
const TUS = { "tus-resumable": "1.0.0" };
const linkAnswer = z.object({ data: uploadLinkSchema });

/** An editor in a browser, who sends files to the dashboard and goes on wherever it says. */
export async function createUploader(
  { dashboardUrl, uploading }: KillStore,
  { untilReleased }: { untilReleased: () => Promise<unknown> },
): Promise<Uploader> {
  const cookie = await signIn(dashboardUrl);
  const sent: SentUpload[] = [];
  const complaints: string[] = [];

  const ask = (path: string, init: RequestInit & { duplex?: "half" }) =>
    fetch(dashboardUrl + path, {
      ...init,
      headers: { ...TUS, cookie, origin: dashboardUrl, ...init.headers },
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });

  async function begin({ name, body }: BookFile): Promise<string> {
    const headers = {
      "upload-length": String(body?.length),
      "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
    };
    const answer = await persist(() => ask(apiRoutes.uploads(), { method: "POST", headers }), 201);
    return answer.headers.get("location")?.split("/").at(-1) ?? "";
  }

  async function offsetOf(id: string): Promise<number> {
    const answer = await persist(() => ask(`${apiRoutes.uploads()}/${id}`, { method: "HEAD" }), 200);
    return Number(answer.headers.get("upload-offset"));
  }

  /** Two halves, each a little at a time; where the line breaks, on from where the dashboard is. */
  async function transfer(upload: SentUpload, body: Buffer): Promise<void> {
    let acknowledged = 0;
    for (;;) {
      const offset = await offsetOf(upload.id);
      if (offset < acknowledged)
        complaints.push(`upload ${upload.id}: ${acknowledged} bytes acknowledged, ${offset} kept`);
      if (offset === body.length) return;
      if (offset > 0) upload.resumedAt.push(offset);
      for (const end of [Math.ceil(body.length / 2), body.length]) {
        if (end <= Math.max(offset, acknowledged)) continue;
        const start = Math.max(offset, acknowledged);
        uploading.add(upload.id);
        const answer = await ask(`${apiRoutes.uploads()}/${upload.id}`, {
          method: "PATCH",
          headers: { "content-type": "application/offset+octet-stream", "upload-offset": String(start) },
          body: trickle(body.subarray(start, end), untilReleased),
          duplex: "half",
        }).catch(() => null);
        if (answer?.status !== 204) break;
        acknowledged = Number(answer.headers.get("upload-offset"));
      }
      await wait(RETRY_MS);
    }
  }

  return {
    sent,
    complaints,
    async send(file) {
      if (file.body === null) throw new Error("There is nothing to send.");
      const upload: SentUpload = { id: await begin(file), file, resumedAt: [] };
      sent.push(upload);
      await transfer(upload, file.body).finally(() => uploading.delete(upload.id));
      const link = `${apiRoutes.uploads()}/${upload.id}/link`;
      const answer = await persist(() => ask(link, { method: "POST" }), 200);
      return linkAnswer.parse(await answer.json()).data.file_url;
    },
  };
}

async function signIn(dashboardUrl: string): Promise<string> {
  const headers = { origin: dashboardUrl, "content-type": "application/json" };
  const body = JSON.stringify(ADMINISTRATOR);
  const answer = await persist(
    () => fetch(dashboardUrl + apiRoutes.signIn(), { method: "POST", headers, body }),
    200,
  );
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Asks again while the dashboard, or the database behind it, is away. */
async function persist(ask: () => Promise<Response>, wanted: number): Promise<Response> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer?.status === wanted) return answer;
    const isPassing = answer === null || answer.status >= 500 || answer.status === 423;
    if (!isPassing || Date.now() > end)
      throw new Error(`The dashboard answered ${answer?.status}: ${await answer?.text()}`);
    await wait(RETRY_MS);
  }
}

/** The last piece waits until it is released, so that there is something to break. */
async function* pieces(body: Buffer, untilReleased: () => Promise<unknown>) {
  const length = Math.ceil(body.length / PIECES);
  for (let at = 0; at < body.length; at += length) {
    if (at + length >= body.length) await untilReleased();
    yield body.subarray(at, at + length);
    await wait(PAUSE_MS);
  }
}

function trickle(body: Buffer, untilReleased: () => Promise<unknown>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(pieces(body, untilReleased))) as ReadableStream<Uint8Array>;
}
