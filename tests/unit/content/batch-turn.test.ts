import { afterEach, expect, test, vi } from "vitest";
import { dropTitle, startBatch } from "#lib/content/batch.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { type BatchTitle, batchTitles } from "#lib/content/batch-titles.ts";
import { isBehindTwin } from "#lib/content/batch-turn.ts";
import { createFileLooks } from "#lib/content/file-looks.ts";
import { NOTHING_SAID } from "#lib/content/file-said.ts";
import { createUploadQueue } from "#lib/uploads/queue.ts";
import { createStorage } from "#tests/support/browser-storage.ts";

const ISBN = "9780306406157";

function planOf(name: string, cover: File | null = null): PlannedTitle {
  const file = new File(["x"], name);
  const files = [{ key: name, path: `/${name}`, file, title: name }];
  return { key: name, name, isTyped: true, without: [], typed: {}, fileType: "pdf", files, cover };
}
const linkOf = (name: string) => ({
  upload_id: name,
  file_name: name,
  kind: "pdf" as const,
  media_type: "application/pdf",
  size_in_bytes: 1,
  file_url: `https://desk.example/uploads/${name}`,
  expires_at: "",
});

/** A desk where every file says the same ISBN, and a file arrives when the test lets it. */
function openDesk() {
  const arrivals = new Map<string, () => void>();
  const queue = createUploadQueue(async ({ name }, _accountId, { onLinked }) => ({
    uploadUrl: () => name,
    go: () => void arrivals.set(name, () => onLinked(linkOf(name))),
    stop: () => undefined,
    discard: () => undefined,
  }));
  const looks = createFileLooks(queue, async () => ({ ...NOTHING_SAID, values: { external_id: ISBN } }));
  const arrive = (name: string) =>
    vi.waitFor(() => {
      const land = arrivals.get(name);
      if (!land) throw new Error(`${name} is not on its way.`);
      land();
    });
  return { desk: { queue, looks }, looks, arrive };
}

/** A store whose answers are in the hands of the test. */
function openStore() {
  vi.stubGlobal("window", { localStorage: createStorage() });
  const asked = new Map<string, (status: number, body: unknown) => void>();
  vi.stubGlobal("fetch", (_url: string, { body }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const { name } = JSON.parse(String(body));
    asked.set(name, (status, answer) => resolve(Response.json(answer, { status })));
    return promise;
  });
  return asked;
}

/** Two titles whose files were looked into before they are added; the first waits for its cover. */
async function addTwins() {
  const asked = openStore();
  const { desk, looks, arrive } = openDesk();
  const [first, second] = [planOf("first.pdf", new File(["x"], "cover.jpg")), planOf("second.pdf")];
  for (const { files } of [first, second])
    for (const { file } of files) {
      looks.begin(file, "pdf", "ana");
      await arrive(file.name);
      await looks.untilSeen(file);
    }
  startBatch([first, second], "ana", desk);
  await vi.waitFor(() => expect(stepOf("second.pdf")).toBe("behind"));
  return { asked, desk, arrive };
}
const titleOf = (name: string) => batchTitles.get().find(({ plan }) => plan.name === name);
const stepOf = (name: string) => titleOf(name)?.step;

afterEach(() => {
  batchTitles.set([]);
  vi.unstubAllGlobals();
});

test("of titles with one ISBN the first is made first, however late its files are", async () => {
  const { asked, arrive } = await addTwins();
  expect([...asked.keys()]).toEqual([]);
  await arrive("cover.jpg");
  await vi.waitFor(() => expect([...asked.keys()]).toEqual(["first.pdf"]));
  expect(stepOf("second.pdf")).toBe("behind");
  asked.get("first.pdf")?.(201, { data: { id: 1 } });
  await vi.waitFor(() => expect([...asked.keys()]).toEqual(["first.pdf", "second.pdf"]));
  asked.get("second.pdf")?.(201, { data: { id: 2 } });
  await vi.waitFor(() => expect([stepOf("first.pdf"), stepOf("second.pdf")]).toEqual(["made", "made"]));
});

test("the second goes on when the first is given up, or the store does not take it", async () => {
  const { asked, desk } = await addTwins();
  dropTitle(titleOf("first.pdf")?.key ?? "", desk);
  await vi.waitFor(() => expect([...asked.keys()]).toEqual(["second.pdf"]));

  batchTitles.set([]);
  const again = await addTwins();
  await again.arrive("cover.jpg");
  await vi.waitFor(() => expect([...again.asked.keys()]).toEqual(["first.pdf"]));
  again.asked.get("first.pdf")?.(422, { kind: "invalid", message: "No." });
  await vi.waitFor(() => expect([...again.asked.keys()]).toEqual(["first.pdf", "second.pdf"]));
});

test("only a title with the same ISBN that comes before and is still to be made is waited for", () => {
  const saying = (external_id: string) => ({ ...NOTHING_SAID, values: { external_id } });
  const title = (key: string, change: Partial<BatchTitle> = {}): BatchTitle => ({
    key,
    plan: planOf(key),
    accountId: "ana",
    uploadIds: [key],
    coverUploadId: null,
    begunAt: 1,
    step: "uploading",
    said: saying(ISBN),
    contentId: null,
    isMore: false,
    sent: null,
    refused: [],
    apart: [],
    madeFiles: 0,
    error: null,
    ...change,
  });
  const behind = (change: Partial<BatchTitle>) => isBehindTwin([title("one", change), title("two")], "two");
  expect(behind({ said: saying("0-306-40615-2") })).toBe(true);
  expect(isBehindTwin([title("one"), title("two")], "one")).toBe(false);
  const others: Partial<BatchTitle>[] = [
    { said: saying("9789871234561") },
    { said: null },
    { contentId: 7 },
    { step: "failed" },
    { plan: { ...planOf("one"), without: ["external_id"] } },
  ];
  expect(others.map(behind)).toEqual(others.map(() => false));
});
