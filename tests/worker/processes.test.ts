import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "#tests/support/until.ts";
import { createTitle, type Desk, openDesk, readConversion, readTitle, untilFinal } from "./support/desk.ts";
import { buildSmallPdf } from "./support/pdf.ts";
import { killProcess, startWorkerProcess } from "./support/worker-process.ts";

const pdf = buildSmallPdf({ pages: ["A", "B"] });

/** The queue waits for a sign of life before it gives a job away; a busy machine takes longer for all of it. */
const PATIENCE_MS = 120_000;

let desk: Desk;
const running: ChildProcess[] = [];
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  for (const child of running) await killProcess(child);
  await desk.close();
});

function startProcess(): ChildProcess {
  const child = startWorkerProcess(desk);
  running.push(child);
  return child;
}

/** The first to ask gets half a file and then nothing more; who comes later gets all of it. */
function serveHalfOnce(path: string): string {
  return desk.server.serve(path, (_req, res) => {
    res.writeHead(200, { "content-length": pdf.length });
    if (desk.server.hits(path) === 1) res.write(pdf.subarray(0, 100));
    else res.end(pdf);
  });
}

/** Until the file is on its way: the step alone begins before the server was asked, and whoever is killed then took nothing. */
const untilDownloading = (path: string) =>
  until(
    () => desk.server.hits(path),
    (hits) => hits > 0,
    PATIENCE_MS,
  );

test("a worker is killed in the middle: another one takes over", { timeout: 4 * PATIENCE_MS }, async () => {
  const id = await createTitle(desk, "pdf", serveHalfOnce("/killed.pdf"));
  const first = startProcess();
  await untilDownloading("/killed.pdf");
  first.kill("SIGKILL");
  await once(first, "exit");
  startProcess();
  expect(await untilFinal(desk, id, PATIENCE_MS)).toMatchObject({
    conversion_status: "done",
    total_pages: 2,
  });
  expect((await readConversion(desk, id)).attempt).toBe(2);
});

test("a worker that is told to end gives its work back at once", { timeout: 4 * PATIENCE_MS }, async () => {
  const [other] = running.slice(-1);
  other?.kill("SIGTERM");
  if (other) await once(other, "exit");
  const id = await createTitle(desk, "pdf", serveHalfOnce("/ended.pdf"));
  const child = startProcess();
  await untilDownloading("/ended.pdf");
  child.kill("SIGTERM");
  const [code] = await once(child, "exit", { signal: AbortSignal.timeout(PATIENCE_MS) });
  expect(code).toBe(0);
  // Not "trying again": it was told to end, and did not wait for the rest of the file.
  expect(await readConversion(desk, id)).toMatchObject({
    status: "awaiting",
    message: "Waiting for a worker 1/4",
  });
  expect((await readTitle(desk, id)).conversion_status).toBe("awaiting");
  const next = await desk.startWorker();
  expect(await untilFinal(desk, id, PATIENCE_MS)).toMatchObject({
    conversion_status: "done",
    total_pages: 2,
  });
  await next.stop();
});
