import { expect, test } from "vitest";
import { runKillTest } from "./kill/run.ts";

const SEED = 20;
/** A busy machine takes its time; a store that has lost something never gets there. */
const LIMIT_MS = 6 * 60_000;

test(
  "all that runs is killed while files are sent and converted: nothing is lost, done twice or left behind",
  async () => {
    const report = await runKillTest({
      titles: 20,
      kills: 7,
      seed: SEED,
      say: () => undefined,
    });
    expect(report.complaints).toEqual([]);
    expect(Object.values(report.kills)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(report.checked["uploads that went on in their middle"]).toBeGreaterThan(0);
    expect(report.done + report.failed).toBe(26);
    expect(report.failed).toBe(2);
  },
  LIMIT_MS,
);
