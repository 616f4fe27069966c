/*
 * Loaded before the program of every process that the supervisor starts: when the supervisor is
 * gone, even by SIGKILL, the channel to it closes, and the process stops as if asked to.
 */
const STOP_LIMIT_MS = 15_000;

/** Processes that the program forks inherit this preload, but have another parent. */
const isOurChild = new URL(import.meta.url).searchParams.get("parent") === String(process.ppid);

if (isOurChild) {
  process.once("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), STOP_LIMIT_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // The channel alone must not keep a process alive that has finished its work.
  process.channel?.unref();
}
