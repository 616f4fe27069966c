import { workerData } from "node:worker_threads";
import type { Watch } from "./watchdog.ts";

const LOOK_EVERY_MS = 500;

const { parentPid, limitMs } = workerData as Watch;
const startedAt = performance.now();

setInterval(() => {
  const isOver = process.ppid !== parentPid || performance.now() - startedAt > limitMs;
  if (isOver) process.kill(process.pid, "SIGKILL");
}, LOOK_EVERY_MS);
