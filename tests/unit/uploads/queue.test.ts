import { expect, test, vi } from "vitest";
import { createUploadQueue } from "#lib/uploads/queue.ts";
import type { IsHeld, TransferEvents } from "#lib/uploads/transfer.ts";

const LINK = {
  upload_id: "0".repeat(32),
  file_name: "a.pdf",
  kind: "pdf",
  media_type: "application/pdf",
  size_in_bytes: 3,
  file_url: "http://localhost:3000/uploads/0/a.pdf",
  expires_at: "2026-11-23T00:00:00Z",
} as const;

/** A queue whose lines are in the hands of the test. */
function openQueue() {
  const lines = new Map<string, { events: TransferEvents; calls: string[]; isHeld: IsHeld }>();
  const queue = createUploadQueue(async (file, _accountId, events, isHeld) => {
    const calls: string[] = [];
    lines.set(file.name, { events, calls, isHeld });
    return {
      uploadUrl: () => `/uploads/${file.name}`,
      go: () => void calls.push("go"),
      stop: () => void calls.push("stop"),
      discard: () => void calls.push("discard"),
    };
  });
  const add = (name: string) => queue.add(new File(["abc"], name), "ana");
  const line = (name: string) => {
    const found = lines.get(name);
    if (!found) throw new Error(`${name} is not on its way.`);
    return found;
  };
  const steps = () => queue.items().map(({ file, step }) => `${file.name} ${step}`);
  const until = (expected: string[]) => vi.waitFor(() => expect(steps()).toEqual(expected));
  return { queue, add, line, steps, until };
}

test("three files go at once; the next one goes when one is there", async () => {
  const { add, line, until, queue } = openQueue();
  const [first = ""] = ["a", "b", "c", "d"].map(add);
  await until(["a sending", "b sending", "c sending", "d waiting"]);
  line("a").events.onWhole();
  line("a").events.onLinked(LINK);
  await until(["a done", "b sending", "c sending", "d sending"]);
  expect(await queue.untilLinked(first)).toEqual(LINK);
});

test("a paused file makes room, and goes on behind what is on its way", async () => {
  const { add, line, until, queue } = openQueue();
  const [, second = ""] = ["a", "b", "c", "d"].map(add);
  await until(["a sending", "b sending", "c sending", "d waiting"]);
  queue.pause(second);
  expect(line("b").calls).toEqual(["go", "stop"]);
  await until(["a sending", "b paused", "c sending", "d sending"]);
  queue.goOn(second);
  await until(["a sending", "b waiting", "c sending", "d sending"]);
  line("c").events.onLinked(LINK);
  await vi.waitFor(() => expect(line("b").calls).toEqual(["go", "stop", "go"]));
});

test("a failure says why to whoever waits, and can be tried again", async () => {
  const { add, line, until, queue } = openQueue();
  const id = add("a");
  const awaited = expect(queue.untilLinked(id)).rejects.toMatchObject({ fault: { code: "too_big" } });
  await until(["a sending"]);
  line("a").events.onFault({ code: "too_big" });
  await awaited;
  await expect(queue.untilLinked(id)).rejects.toMatchObject({ fault: { code: "too_big" } });
  queue.goOn(id);
  line("a").events.onLinked(LINK);
  expect(await queue.untilLinked(id)).toEqual(LINK);
});

test("what is given up leaves the queue and the server, and nobody waits for it", async () => {
  const { add, line, until, queue } = openQueue();
  const id = add("a");
  await until(["a sending"]);
  const awaited = expect(queue.untilLinked(id)).rejects.toMatchObject({ fault: { code: "given_up" } });
  queue.giveUp(id);
  await awaited;
  await until([]);
  expect(line("a").calls).toEqual(["go", "discard"]);
  line("a").events.onSent(2);
  expect(queue.items()).toEqual([]);
});

test("a file that waits for the network keeps its place and its bytes", async () => {
  const { add, line, until, queue } = openQueue();
  add("a");
  await until(["a sending"]);
  line("a").events.onSent(2);
  line("a").events.onOffline();
  await until(["a offline"]);
  expect(queue.items()[0]?.sentInBytes).toBe(2);
  line("a").events.onSent(3);
  await until(["a sending"]);
});

test("where a file goes is its own for as long as it is in the list, also when it is there", async () => {
  const { add, line, until, queue } = openQueue();
  const [first = ""] = ["a", "b"].map(add);
  await until(["a sending", "b sending"]);
  const held = () => ["a", "b", "c"].map((name) => line("b").isHeld(`/uploads/${name}`));
  expect(held()).toEqual([true, false, false]);
  line("a").events.onLinked(LINK);
  await until(["a done", "b sending"]);
  expect(held()).toEqual([true, false, false]);
  queue.drop(first);
  expect(held()).toEqual([false, false, false]);
});
