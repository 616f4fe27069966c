import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteContent } from "#lib/server/catalog/content/delete-content.ts";
import { restoreContent } from "#lib/server/catalog/content/restore-content.ts";
import type { Worker } from "#lib/server/worker/create-worker.ts";
import { until } from "#tests/support/until.ts";
import { coversOf, jpegOf } from "./support/covers.ts";
import { createTitle, type Desk, openDesk } from "./support/desk.ts";

let desk: Desk;
let worker: Worker;
let id: number;
let covers: ReturnType<typeof coversOf>;
beforeAll(async () => {
  desk = await openDesk();
  covers = coversOf(desk, () => id);
  worker = await desk.startWorker();
});
beforeEach(async () => {
  id = await createTitle(desk, "physical");
});
afterAll(async () => {
  await worker.stop();
  await desk.close();
});

/** Begins a picture and sends no more of it. Its place in time: whether it was asked for, and whether whoever asked has gone. */
function serveSilence(path: string) {
  let isLeft = false;
  const url = desk.server.serve(path, (_req, res) => {
    res.on("close", () => {
      isLeft = true;
    });
    res.writeHead(200, { "content-type": "image/jpeg", "content-length": 1_000_000 }).write("\xff\xd8");
  });
  const untilAsked = () =>
    until(
      () => desk.server.hits(path),
      (hits) => hits === 1,
    );
  /** Sooner than a silent server is given up. */
  const untilLeft = () => until(() => isLeft, Boolean, 15_000);
  return { url, untilAsked, untilLeft };
}

test("deleting a title stops its cover in the middle of the download; restored, it says so and waits for nothing", async () => {
  const { url, untilAsked, untilLeft } = serveSilence("/silent-deleted.jpg");
  await covers.ask(url);
  await untilAsked();
  await deleteContent(desk.ctx, { id: String(id), idType: "internal" });
  await untilLeft();
  await covers.until(({ cover_asked: asked }) => asked === null);
  await restoreContent(desk.ctx, { id: String(id), idType: "internal" });
  expect(await covers.read()).toMatchObject({
    cover: null,
    cover_pending: false,
    cover_error: {
      code: "cover_stopped",
      message: "The title was deleted before this picture had become its cover. Choose it again.",
    },
  });
});

test("asking for another cover stops the one before in the middle of its download", async () => {
  const { url, untilAsked, untilLeft } = serveSilence("/silent-followed.jpg");
  await covers.ask(url);
  await untilAsked();
  await covers.ask(desk.server.serve("/followed.jpg", await jpegOf("green")));
  await untilLeft();
  await covers.until(({ cover_key: key }) => key !== null);
  expect(await covers.read()).toMatchObject({ cover_error: null, cover_pending: false });
  expect(await covers.files()).toHaveLength(4);
});
