import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnv } from "./env.ts";
import { buildDashboard } from "./start/build.ts";
import { stopRequest } from "./start/stop-request.ts";
import { complain, messageOf } from "./start/terminal.ts";

/** `npm run build`: what a start would build, ahead of it. */
const folder = await mkdtemp(join(tmpdir(), "colophon-build-"));
try {
  await buildDashboard({ dataDir: folder, env: inheritedEnv(), signal: stopRequest() });
} catch (error) {
  complain(messageOf(error));
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();
