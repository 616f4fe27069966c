import { parseArgs } from "node:util";

/** How long each measuring takes: so many seconds, so many times. */
export type LoadPlan = { seconds: number; rounds: number };

export type BenchPlan = LoadPlan & {
  /** Titles of the store, growing: everything is measured at the last size, the cost of each request at all. */
  sizes: number[];
  hasDashboard: boolean;
};

/** @throws Error with one sentence */
export function readPlan(): BenchPlan {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "10000,100000" },
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "3" },
      "without-dashboard": { type: "boolean", default: false },
    },
  });
  const sizes = values.sizes.split(",").map((text) => readCount("--sizes", text));
  if (sizes.some((size, index) => size <= (sizes[index - 1] ?? 0)))
    throw new Error("--sizes must grow: the store is filled step by step.");
  return {
    sizes,
    seconds: readCount("--seconds", values.seconds),
    rounds: readCount("--rounds", values.rounds),
    hasDashboard: !values["without-dashboard"],
  };
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`${name} must be a whole number above 0.`);
}
