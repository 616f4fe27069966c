import { afterEach, expect, test, vi } from "vitest";
import { dropTitle, startBatch } from "#lib/content/batch.ts";
import { batchTitles } from "#lib/content/batch-titles.ts";
import { createFileLooks } from "#lib/content/file-looks.ts";
import { NOTHING_SAID } from "#lib/content/file-said.ts";
import { createUploadQueue } from "#lib/uploads/queue.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

afterEach(() => {
  batchTitles.set([]);
  vi.unstubAllGlobals();
});

const linkOf = (name: string) => ({
  upload_id: name,
  file_name: name,
  kind: "audio" as const,
  media_type: "audio/mpeg",
  size_in_bytes: 1,
  file_url: `https://desk.example/uploads/${name}`,
  expires_at: "",
});

/** An audiobook of four tracks: everything has arrived, and the store answers so many writes; the next one never. */
async function openAudiobook(answers: number) {
  vi.stubGlobal("window", { localStorage: createStorage() });
  let asked = 0;
  vi.stubGlobal("fetch", async (_url: string, { method }: RequestInit) => {
    if (method !== "POST") return Response.json({ data: [] });
    asked += 1;
    return asked > answers ? new Promise<Response>(() => undefined) : Response.json({ data: { id: 7 } });
  });
  const discarded: string[] = [];
  const queue = createUploadQueue(async ({ name }, _accountId, { onLinked }) => ({
    uploadUrl: () => name,
    go: () => onLinked(linkOf(name)),
    stop: () => undefined,
    discard: () => void discarded.push(name),
  }));
  const looks = createFileLooks(queue, async () => NOTHING_SAID);
  const files = ["1", "2", "3", "4"].map((title) => {
    const file = new File(["x"], `${title}.mp3`);
    return { key: title, path: `/${title}.mp3`, file, title };
  });
  const plan = {
    key: "book",
    name: "Book",
    isTyped: true,
    without: [],
    typed: {},
    fileType: "audio",
  } as const;
  startBatch([{ ...plan, files, cover: new File(["x"], "cover.jpg") }], "ana", { queue, looks });
  await vi.waitFor(() => expect(asked).toBe(answers + 1));
  return { drop: () => dropTitle(batchTitles.get()[0]?.key ?? "", { queue, looks }), discarded, queue };
}

test.each([
  ["while it is created: its file and its cover", 0, ["2.mp3", "3.mp3", "4.mp3"]],
  ["while its third track is added: three tracks", 2, ["4.mp3"]],
])("given up, what the store has or may have keeps its bytes: %s", async (_, answers, expected) => {
  const { drop, discarded, queue } = await openAudiobook(answers);
  drop();
  expect(discarded.toSorted()).toEqual(expected);
  expect(batchTitles.get()).toEqual([]);
  await vi.waitFor(() => expect(queue.items()).toEqual([]));
});
