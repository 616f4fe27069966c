import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildDashboard } from "#lib/server/start/build.ts";

/** The build that the tests of starts and browsers use: the same as `npm start` makes. */
const dataDir = await mkdtemp(join(tmpdir(), "colophon-build-"));
try {
  await buildDashboard({ dataDir, env: { ...process.env }, signal: new AbortController().signal });
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
