import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

type Settings = { fileParallelism?: boolean; testTimeout?: number; isolate?: boolean; exclude?: string[] };

/** One project for each folder of tests; browsers and benches have runners of their own. */
const project = (name: string, settings: Settings = {}, folder = name) => ({
  extends: true as const,
  test: { name, include: [`tests/${folder}/**/*.test.{ts,tsx}`], ...settings },
});

// Files of one process share the modules that they import, which saves most of their time. The dashboard's
// server keeps one connection pool and one set of variables for each process, so its tests do not share one.
const shared = { isolate: false };

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
    // By default one core of a small machine would be left idle.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: false,
    retry: 1,
    projects: [
      project("unit", { ...shared, exclude: ["tests/unit/bff/**"] }),
      project("bff", {}, "unit/bff"),
      project("api", shared),
      project("worker", { ...shared, testTimeout: 60_000 }),
      project("faults", { fileParallelism: false, testTimeout: 120_000 }),
    ],
  },
});
