import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** One project for each folder of tests; browsers and benches have runners of their own. */
const project = (name: string, settings: { fileParallelism?: boolean; testTimeout?: number } = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...settings },
});

export default defineConfig({
  // `server-only` throws outside of Next; in tests its empty half stands in.
  resolve: {
    alias: {
      "server-only": fileURLToPath(import.meta.resolve("server-only").replace(/index\.js$/, "empty.js")),
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    globalSetup: ["tests/support/postgres.setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: false,
    projects: [
      project("unit"),
      project("api"),
      project("worker", { testTimeout: 60_000 }),
      project("faults", { fileParallelism: false, testTimeout: 120_000 }),
    ],
  },
});
