import { expect, test } from "vitest";
import { createConversionPoll } from "#lib/bff/conversion-poll.ts";
import type { ConversionState } from "#lib/conversions/state-schema.ts";

const EVERY_MS = 60;

const state = (id: string): ConversionState => ({
  id: Number(id),
  name: `Title ${id}`,
  file_type: "pdf",
  cover_url: null,
  conversion_status: "converting",
  conversion: null,
});

function startPoll() {
  const questions: { ids: string[]; at: number }[] = [];
  const poll = createConversionPoll(async (ids) => {
    questions.push({ ids, at: Date.now() });
    return { active: [state("1")], watched: ids.map(state) };
  }, EVERY_MS);
  return { poll, questions };
}

test("fifty editors who ask at once cost one question after the first", async () => {
  const { poll, questions } = startPoll();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => poll.read([String(index)])));
  expect(questions.length).toBeLessThanOrEqual(2);
  answers.forEach(({ active, watched }, index) => {
    expect(active).toHaveLength(1);
    expect(watched.map(({ id }) => id)).toEqual([index]);
  });
});

test("what was answered before a change does not count after it, also when it is still on its way", async () => {
  let status = "error";
  const gate = Promise.withResolvers<void>();
  const poll = createConversionPoll(async (ids) => {
    const seen = status;
    await gate.promise;
    return { active: [], watched: ids.map((id) => ({ ...state(id), conversion_status: seen })) };
  }, EVERY_MS);
  const statusOf = async () => (await poll.read(["5"])).watched[0]?.conversion_status;
  const before = statusOf();
  status = "awaiting";
  poll.forget();
  const after = statusOf();
  gate.resolve();
  expect(await Promise.all([before, after])).toEqual(["error", "awaiting"]);
});

test("a watched title that the store does not name is gone, for who watches it", async () => {
  const poll = createConversionPoll(async () => ({ active: [], watched: [state("5")] }), EVERY_MS);
  const answers = await Promise.all([poll.read(["5", "6"]), poll.read(["5"])]);
  expect(answers.map(({ gone }) => gone)).toEqual([[6], []]);
});

test("the store has its pause between questions, and the same ids in it cost none", async () => {
  const { poll, questions } = startPoll();
  await poll.read(["5"]);
  await poll.read(["5"]);
  await poll.read([]);
  expect(questions).toHaveLength(1);
  await poll.read(["6"]);
  expect(questions).toHaveLength(2);
  expect((questions[1]?.at ?? 0) - (questions[0]?.at ?? 0)).toBeGreaterThanOrEqual(EVERY_MS - 2);
});

test("a failed question is an error for those who asked, and the next one is asked again", async () => {
  let fails = true;
  const poll = createConversionPoll(async () => {
    if (fails) throw new Error("down");
    return { active: [], watched: [] };
  }, 1);
  await expect(poll.read([])).rejects.toThrow("down");
  fails = false;
  await expect.poll(() => poll.read([]).catch(() => null)).toEqual({ active: [], watched: [], gone: [] });
});
