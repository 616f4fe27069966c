import { randomBytes } from "node:crypto";
import { chromium } from "@playwright/test";
import { parseBuffer } from "music-metadata";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMp3 } from "#lib/server/demo/files/mp3.ts";
import { findOrInstallChromium, LAUNCH_FLAGS } from "#tests/support/chromium.ts";
import { buildAiff } from "./support/aiff.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { buildPicturedMp3 } from "./support/mp3.ts";
import { OPEN, PREVIEW } from "./support/shelf.ts";
import { readSoundSample } from "./support/sound-samples.ts";
import { openStorefront, type Storefront } from "./support/storefront.ts";
import { buildWav } from "./support/wav.ts";

let desk: Desk;
let shop: Storefront;
let worker: Awaited<ReturnType<Desk["startWorker"]>>;
beforeAll(async () => {
  desk = await openDesk();
  worker = await desk.startWorker();
  shop = await openStorefront(desk);
});
afterAll(async () => {
  await shop.close();
  await worker.stop();
  await desk.close();
});

/** What a buyer's player is given of a title's first track, as the store serves it. */
async function heardOf(file: Buffer) {
  const { id, path } = await shop.publish("audio", PREVIEW, file);
  const [track] = (await shop.history(id)).files;
  const address = `${path}/tracks/${track?.track_id}`;
  const res = await shop.visit(address);
  const bytes = Buffer.from(await res.arrayBuffer());
  const lengthStated = Number(res.headers.get("content-length"));
  return { address, path, status: res.status, bytes, lengthStated, shared: track?.preview?.shared_seconds };
}

/** How long the first track of a page is, and how far it got, in a browser that plays it to its end. */
async function playedSeconds(path: string): Promise<number[]> {
  const browser = await chromium.launch({
    executablePath: findOrInstallChromium(() => undefined),
    args: LAUNCH_FLAGS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${shop.origin}${path}/read`);
    return await page.locator("audio").evaluate(async (audio: HTMLAudioElement) => {
      const ended = new Promise<void>((resolve, reject) => {
        audio.addEventListener("ended", () => resolve());
        audio.addEventListener("error", () => reject(new Error(audio.error?.message)));
      });
      audio.muted = true;
      await audio.play();
      await ended;
      return [audio.duration, audio.currentTime];
    });
  } finally {
    await browser.close();
  }
}

/** By the headers alone: what a player shows before it has heard all. */
async function shownSeconds(bytes: Buffer, mimeType: string) {
  const { format } = await parseBuffer(bytes, { mimeType, size: bytes.length }, { duration: false });
  return format.duration ?? 0;
}

/** A table at its start says how long it is. */
function withTable(mp3: Buffer, seconds: number): Buffer {
  const file = Buffer.from(mp3);
  file.write("Info\0\0\0\x01", 21, "latin1");
  file.writeUInt32BE(Math.round(seconds / 0.024), 29);
  return file;
}

test("the preview of an MP3 begins with its sound, however large its cover, and says how long it is itself", async () => {
  const { bytes, status, lengthStated, shared } = await heardOf(
    buildPicturedMp3(200, randomBytes(1_200_000)),
  );
  expect(status).toBe(200);
  expect(lengthStated).toBe(bytes.length);
  expect(shared).toBe(60);
  expect(bytes.readUInt16BE(0) & 0xffe0).toBe(0xffe0);
  expect(await shownSeconds(bytes, "audio/mpeg")).toBeCloseTo(60, 0);
  // 96 bytes are 24 ms, and a table in front.
  expect(bytes.length / 96).toBeCloseTo(60 / 0.024 + 1, -0.5);
});

test("the preview of an MP3 with a table does not promise the whole", async () => {
  const whole = withTable(buildMp3({ seconds: 18 }), 18);
  const { bytes, address } = await heardOf(whole);
  expect(await shownSeconds(bytes, "audio/mpeg")).toBeCloseTo(9, 0);
  const parts = await Promise.all(
    ["bytes=0-49", "bytes=50-149", "bytes=150-"].map(async (range) => {
      const res = await shop.visit(address, { range });
      expect(res.status).toBe(206);
      return Buffer.from(await res.arrayBuffer());
    }),
  );
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  expect((await shop.visit(address, { range: `bytes=${bytes.length}-` })).status).toBe(416);
});

test("the preview of a WAV has a header of its own length", async () => {
  const samples = Array.from({ length: 20 * 8000 }, (_, at) => Math.sin(at / 20) / 2);
  const { bytes } = await heardOf(buildWav({ samples }));
  expect(bytes.length).toBe(44 + 10 * 16_000);
  expect([bytes.readUInt32LE(4), bytes.readUInt32LE(40)]).toEqual([bytes.length - 8, 160_000]);
  expect(await shownSeconds(bytes, "audio/wav")).toBe(10);
});

test.each([
  ["flac", "audio/flac"],
  ["ogg", "audio/ogg"],
  ["opus", "audio/ogg"],
  ["aac", "audio/aac"],
] as const)("the preview of %s is as long as it says", async (kind, mimeType) => {
  const whole = await readSoundSample(kind);
  const { bytes, status } = await heardOf(whole);
  expect(status).toBe(200);
  expect(bytes.length).toBeLessThan(whole.length);
  const { format } = await parseBuffer(bytes, { mimeType, size: bytes.length }, { duration: true });
  // Half of six seconds; a page of an Ogg is up to a second, and never more than the share.
  expect(format.duration).toBeGreaterThan(1.9);
  expect(format.duration).toBeLessThan(3.1);
});

test.each([
  ["16 bits, two channels", { bits: 16, channels: 2 }, {}],
  ["24 bits", { bits: 24 }, {}],
  ["32 bits, as AIFF-C", { bits: 32 }, { compression: "NONE" }],
  ["the least byte first", { bits: 16 }, { compression: "sowt" }],
] as const)(
  "the preview of an AIFF is a WAV, whatever part of it is asked for: %s",
  async (_, kind, order) => {
    const samples = Array.from({ length: 4 * 8000 }, (__, at) => Math.sin(at / 20) / 2);
    const { bytes, address, shared } = await heardOf(buildAiff({ samples, ...kind, ...order }));
    expect(shared).toBe(2);
    expect(bytes.equals(buildWav({ samples: samples.slice(0, 2 * 8000), ...kind }))).toBe(true);
    const type = (await shop.visit(address)).headers.get("content-type");
    expect(type).toBe("audio/wav");
    for (const [start, end] of [
      [0, 0],
      [40, 47],
      [45, 45],
      [46, 50],
      [1001, 9003],
      [bytes.length - 5, bytes.length - 1],
    ] as const) {
      const res = await shop.visit(address, { range: `bytes=${start}-${end}` });
      expect(Buffer.from(await res.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  },
);

test("the preview of an AIFF plays in a browser to its end", { timeout: 120_000 }, async () => {
  const samples = Array.from({ length: 4 * 44_100 }, (_, at) => Math.sin(at / 20) / 2);
  const { path } = await heardOf(buildAiff({ samples, bits: 24, channels: 2, samplesPerSecond: 44_100 }));
  for (const second of await playedSeconds(path)) expect(second).toBeCloseTo(2, 1);
});

test("the preview of an M4B is of its sound alone, and plays in a browser to its end", {
  timeout: 120_000,
}, async () => {
  const whole = await readSoundSample("m4b");
  const { address, path, bytes, status, shared } = await heardOf(whole);
  expect([status, shared]).toEqual([200, 3]);
  const { format, common } = await parseBuffer(bytes, { mimeType: "audio/mp4", size: bytes.length });
  expect(format.duration).toBeCloseTo(3, 1);
  // The whole names its title and its chapters.
  expect(whole.includes("Ensayo sobre el viento")).toBe(true);
  expect([common.title, bytes.includes("Ensayo"), bytes.includes("Silencio")]).toEqual([
    undefined,
    false,
    false,
  ]);
  const res = await shop.visit(address, { range: "bytes=800-899" });
  expect(Buffer.from(await res.arrayBuffer()).equals(bytes.subarray(800, 900))).toBe(true);
  for (const second of await playedSeconds(path)) expect(second).toBeCloseTo(3, 1);
});

test("a track is offered as a file where the whole is open, and nowhere else", async () => {
  const { id, path } = await shop.publish("audio", { ...PREVIEW, lang: "es" }, await readSoundSample("m4b"));
  const pageOf = async () => (await shop.visit(`${path}/read`)).text();
  const before = await pageOf();
  expect(before).toContain("Este navegador no puede reproducir esta pista.");
  expect(before).not.toContain("Descargar la pista");
  await shop.change(id, OPEN);
  const [track] = (await shop.history(id)).files;
  expect(await pageOf()).toContain(
    `<noscript><p> <a href="${path}/tracks/${track?.track_id}" data-file download>Descargar la pista</a></p></noscript>`,
  );
});
