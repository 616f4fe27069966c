import { afterEach, expect, test, vi } from "vitest";
import { goOnWith, retryTitle, startTracks } from "#lib/content/batch.ts";
import { planTracks } from "#lib/content/batch-plan.ts";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { createFileLooks } from "#lib/content/file-looks.ts";
import { NOTHING_SAID } from "#lib/content/file-said.ts";
import { closeOffer, currentOffer, offerFiles, offerTracks } from "#lib/content/intake.ts";
import { findLookalikes, type KeptTitle, listKept, writeKept } from "#lib/content/kept-batch.ts";
import { findAllAgain, findTracksAgain, replacedBy } from "#lib/content/kept-tracks.ts";
import { createUploadQueue } from "#lib/uploads/queue.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

const AUDIOBOOK = 7;
const DAMAGED = { code: "damaged", message: "This file is damaged.", params: {} };
const fileOf = (name: string) => new File(["x"], name, { lastModified: 1_700_000_000_000 });
const planOf = (...names: string[]) =>
  planTracks(
    names.map((name) => ({ file: fileOf(name), folder: "", kind: "audio", fault: null, tags: null })),
    "Readings",
  );
const linkOf = (name: string) => ({
  upload_id: name,
  file_name: name,
  kind: "audio" as const,
  media_type: "audio/mpeg",
  size_in_bytes: 1,
  file_url: `https://desk.example/uploads/${name}`,
  expires_at: "",
});

/** A desk where every file arrives at once, or when `held` is over, and one with "bad" in its name is damaged. */
function openDesk(held = Promise.resolve()) {
  const queue = createUploadQueue(async ({ name }, _accountId, { onLinked }) => ({
    uploadUrl: () => name,
    go: () => void held.then(() => onLinked(linkOf(name))),
    stop: () => undefined,
    discard: () => undefined,
  }));
  const looks = createFileLooks(queue, async (url) => ({
    ...NOTHING_SAID,
    problems: url.includes("bad") ? [DAMAGED] : [],
  }));
  return { queue, looks };
}

/** What the store made of the file that its audiobook was created with. */
const FIRST_TRACK = {
  id: 70,
  title: "Track 1",
  order: 1,
  duration: null,
  size_in_kb: null,
  created_at: "",
  updated_at: "",
};

type Sent = { url: string; key: string | null; body: { title: string; file_url: string; order?: number } };

/** A store that takes what it is sent, unless `answer` says otherwise; and what it was sent. */
function openStore(answer: (sent: Sent) => Response | null = () => null) {
  vi.stubGlobal("window", { localStorage: createStorage() });
  const writes: Sent[] = [];
  vi.stubGlobal("fetch", async (url: string, { body, headers }: RequestInit) => {
    const key = new Headers(headers).get("idempotency-key");
    if (!body) return Response.json({ data: [FIRST_TRACK] });
    const sent = { url, key, body: JSON.parse(String(body)) };
    writes.push(sent);
    return answer(sent) ?? Response.json({ data: { id: writes.length } }, { status: 201 });
  });
  return writes;
}

const steps = () => batchTitles.get().map(({ step, madeFiles }) => `${step} ${madeFiles}`);
const untilSteps = (...expected: string[]) => vi.waitFor(() => expect(steps()).toEqual(expected));
const titlesOf = (writes: readonly Sent[]) => writes.map(({ body }) => body.title);

afterEach(() => {
  batchTitles.set([]);
  vi.unstubAllGlobals();
});

test("files become tracks at the end of an audiobook that is there, in order, and no title is made", async () => {
  const writes = openStore();
  startTracks(planOf("10 Ten.mp3", "2 Two.mp3"), AUDIOBOOK, "ana", openDesk());
  await untilSteps("made 2");
  expect(writes.map(({ url, body }) => [url, body])).toEqual([
    ["/api/content/7/tracks", { title: "Two", file_url: "https://desk.example/uploads/2 Two.mp3" }],
    ["/api/content/7/tracks", { title: "Ten", file_url: "https://desk.example/uploads/10 Ten.mp3" }],
  ]);
  expect(new Set(writes.map(({ key }) => key)).size).toBe(2);
  expect(listKept(window.localStorage, "ana")).toEqual([]);
});

test("a track that no conversion would take leaves the others, wherever it stands", async () => {
  const writes = openStore();
  startTracks(planOf("1 bad.mp3", "2 Two.mp3", "3 bad.mp3", "4 Four.mp3"), AUDIOBOOK, "ana", openDesk());
  await untilSteps("made 2");
  expect(titlesOf(writes)).toEqual(["Two", "Four"]);
  expect(batchTitles.get()[0]?.refused.map(({ name, problem }) => [name, problem])).toEqual([
    ["1 bad.mp3", DAMAGED],
    ["3 bad.mp3", DAMAGED],
  ]);
});

test("a track whose answer was lost is sent again under its key, by itself or in the next visit", async () => {
  let isLost = true;
  const writes = openStore(() => (isLost ? Response.json({ kind: "store_error" }, { status: 500 }) : null));
  const desk = openDesk();
  startTracks(planOf("1 One.mp3", "2 Two.mp3"), AUDIOBOOK, "ana", desk);
  await untilSteps("failed 0");
  const [title] = batchTitles.get();
  retryTitle(title?.key ?? "", desk);
  await untilSteps("failed 0");

  // The page is left; what is kept is found by its files.
  batchTitles.set([]);
  isLost = false;
  const again = ["2 Two.mp3", "1 One.mp3"].map((name) => ({ file: fileOf(name), folder: "" }));
  const { found, rest } = findTracksAgain(listKept(window.localStorage, "ana"), again);
  expect([found.length, rest]).toEqual([1, []]);
  goOnWith(found, "ana", openDesk());
  await untilSteps("made 2");
  expect(titlesOf(writes)).toEqual(["One", "One", "One", "Two"]);
  const [first, ...later] = writes.map(({ key }) => key);
  expect(later.slice(0, 2)).toEqual([first, first]);
  expect(later.at(-1)).not.toBe(first);
});

test("tracks that were left are found one by one, also by copies; the others wait on, and what was sent is added once", async () => {
  let isLost = true;
  const writes = openStore(() => (isLost ? Response.json({ kind: "store_error" }, { status: 500 }) : null));
  startTracks(planOf("1 One.mp3", "2 Two.mp3", "3 Three.mp3"), AUDIOBOOK, "ana", openDesk());
  await untilSteps("failed 0");
  batchTitles.set([]);
  isLost = false;
  const give = async (...files: File[]) => {
    const kept = listKept(window.localStorage, "ana");
    const again = findTracksAgain(
      kept,
      files.map((file) => ({ file, folder: "" })),
    );
    for (const { waiting } of again.found) if (waiting) writeKept(window.localStorage, "ana", waiting);
    goOnWith(again.found, "ana", openDesk());
    await vi.waitFor(() => expect(batchTitles.get().every(({ step }) => step === "made")).toBe(true));
    return again.rest.map(({ file }) => file.name);
  };
  const copy = new File(["x"], "1 One.mp3", { lastModified: 1 });
  expect(await give(fileOf("9 Nine.mp3"), fileOf("3 Three.mp3"), copy)).toEqual(["9 Nine.mp3"]);
  expect(
    listKept(window.localStorage, "ana").map(({ files }) => files.map(({ title }) => title)),
  ).toContainEqual(["Two"]);
  // What went on by itself is not taken for another track beside what is still waited for.
  const other = new File(["x"], "3 Three.mp3", { lastModified: 2 });
  expect(await give(other, fileOf("2 Two.mp3"))).toEqual([]);
  expect(titlesOf(writes)).toEqual(["One", "One", "Three", "Two"]);
  expect(writes[1]?.key).toBe(writes[0]?.key);
});

test("what is left of an audiobook that was created are more tracks of it; its first is not added again", async () => {
  const writes = openStore();
  const plan = planOf("1 One.mp3", "2 Two.mp3", "3 Three.mp3");
  startTracks(plan, AUDIOBOOK, "ana", openDesk(new Promise(() => undefined)));
  batchTitles.set([]);
  const begun = listKept(window.localStorage, "ana").map((one) => ({ ...one, isMore: false, madeFiles: 1 }));
  const again = ["1 One.mp3", "2 Two.mp3", "3 Three.mp3"].map((name) => ({ file: fileOf(name), folder: "" }));
  const { found, rest } = findTracksAgain(begun, again);
  expect(rest).toEqual([]);
  goOnWith(found, "ana", openDesk());
  await untilSteps("made 3");
  expect(titlesOf(writes)).toEqual(["Two", "Three"]);
});

test("the first track, which the store has without its name, is named when its file is given, alone or with others", async () => {
  const writes = openStore();
  startTracks(
    planOf("1 One.mp3", "2 Two.mp3", "3 Three.mp3"),
    AUDIOBOOK,
    "ana",
    openDesk(new Promise(() => undefined)),
  );
  batchTitles.set([]);
  const begun = listKept(window.localStorage, "ana").map((one) => ({ ...one, isMore: false }));
  const give = (kept: KeptTitle[], ...names: string[]) => {
    const { found } = findTracksAgain(
      kept,
      names.map((name) => ({ file: fileOf(name), folder: "" })),
    );
    goOnWith(found, "ana", openDesk());
    return found.flatMap(({ waiting }) => waiting ?? []);
  };
  const waiting = give(begun, "3 Three.mp3", "2 Two.mp3");
  await untilSteps("made 2");
  expect(waiting.map(({ files }) => files.map(({ title }) => title))).toEqual([["One"]]);
  give(waiting, "1 One.mp3");
  await untilSteps("made 2", "made 1");
  expect(titlesOf(writes)).toEqual(["Two", "Three", "One"]);

  writes.length = 0;
  batchTitles.set([]);
  give(begun, "1 One.mp3", "2 Two.mp3", "3 Three.mp3");
  await untilSteps("made 3");
  expect(writes.map(({ body }) => [body.title, body.order])).toEqual([
    ["One", undefined],
    ["Two", 2],
    ["Three", 3],
  ]);
});

test("chosen again, a track is found by itself, a copy too unless two audiobooks wait for such a file", async () => {
  openStore();
  const held = new Promise<void>(() => undefined);
  startTracks(planOf("1 One.mp3", "2 Two.mp3"), AUDIOBOOK, "ana", openDesk(held));
  startTracks(planOf("1 One.mp3"), 8, "ana", openDesk(held));
  const kept = listKept(window.localStorage, "ana");
  const copy = (name: string) => ({ file: new File(["x"], name, { lastModified: 1 }), folder: "" });
  const [one, two, other] = [copy("1 One.mp3"), copy("2 Two.mp3"), copy("3 Three.mp3")];
  const { found, rest } = findAllAgain(kept, [one, two, other]);
  expect(found.map(({ plan }) => plan.files.map(({ title }) => title))).toEqual([["Two"]]);
  expect(rest).toEqual([one, other]);
  expect(findLookalikes(kept, [one]).map(({ contentId }) => contentId)).toEqual([AUDIOBOOK, 8]);
});

test("copies take the place of what was sent before, but for the track that the store was told of", () => {
  openStore();
  const held = new Promise<void>(() => undefined);
  startTracks(planOf("1 One.mp3", "2 Two.mp3", "3 Three.mp3"), AUDIOBOOK, "ana", openDesk(held));
  const sent = { key: "sent", body: { title: "Two", file_url: "https://desk.example/uploads/2" } };
  const kept = listKept(window.localStorage, "ana").map((one) => ({ ...one, madeFiles: 1, sent }));
  const copies = ["2 Two.mp3", "3 Three.mp3"].map((name) => ({
    file: new File(["x"], name, { lastModified: 1 }),
    folder: "",
  }));
  const { found } = findTracksAgain(kept, copies);
  expect(found.map(({ kept: part }) => part.sent)).toEqual([sent]);
  expect(replacedBy(found).map(({ name }) => name)).toEqual(["3 Three.mp3"]);
});

test("tracks that look the same are told apart by their folders, or not found", () => {
  openStore();
  const [one, two] = ["disc 1", "disc 2"].map((folder) => ({ file: fileOf("01.mp3"), folder }));
  if (!one || !two) throw new Error("There are two discs.");
  const tracks = [one, two].map((given) => ({ ...given, kind: "audio" as const, fault: null, tags: null }));
  startTracks(planTracks(tracks, "Readings"), AUDIOBOOK, "ana", openDesk(new Promise(() => undefined)));
  const [kept] = listKept(window.localStorage, "ana");
  if (!kept) throw new Error("Tracks were begun.");
  const foundOf = (file: typeof one) =>
    findTracksAgain([kept], [file]).found.flatMap(({ plan }) => plan.files.map(({ path }) => path));
  expect([foundOf(one), foundOf(two), foundOf({ ...one, folder: "" })]).toEqual([
    [kept.files[0]?.key],
    [kept.files[1]?.key],
    [],
  ]);
  expect(new Set(kept.files.map(({ key }) => key)).size).toBe(2);
});

test("tracks that are given later come after those that are on their way, and wait for no others", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const writes = openStore();
  startTracks(planOf("1 One.mp3", "2 Two.mp3"), AUDIOBOOK, "ana", openDesk(promise));
  startTracks(planOf("3 Three.mp3"), AUDIOBOOK, "ana", openDesk());
  startTracks(planOf("9 Other.mp3"), 8, "ana", openDesk());
  await untilSteps("uploading 0", "behind 0", "made 1");
  resolve();
  await untilSteps("made 2", "made 1", "made 1");
  expect(titlesOf(writes)).toEqual(["Other", "One", "Two", "Three"]);
});

test("what is dropped on the tracks is offered to its audiobook, and after it what was dropped meanwhile", async () => {
  const dropped = (name: string) => [{ file: fileOf(name), folder: "" }];
  const [first, second, third] = [dropped("1.mp3"), dropped("2.mp3"), dropped("3.mp3")];
  const [one, other] = [
    { id: 7, name: "Readings" },
    { id: 8, name: "Voices" },
  ];
  offerTracks(first, one);
  offerTracks(second, other);
  expect(currentOffer.get()).toMatchObject({ files: first, audiobook: one });
  closeOffer();
  await vi.waitFor(() => expect(currentOffer.get()).toMatchObject({ files: second, audiobook: other }));
  offerFiles(third);
  closeOffer();
  await vi.waitFor(() => expect(currentOffer.get()).toMatchObject({ files: third, audiobook: null }));
  closeOffer();
});
