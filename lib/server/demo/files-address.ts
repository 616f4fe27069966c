import type { Env } from "../env.ts";

/**
 * Where the demo serves its files, for FILE_URL_ALLOW. Empty as soon as others than this machine can
 * reach the store: the guard against private addresses then has no gap that nobody asked for.
 */
export function demoFiles(env: Pick<Env, "host" | "demoFilesPort">): string[] {
  const isOwn = ["127.0.0.1", "localhost", "::1"].includes(env.host);
  return isOwn ? [`127.0.0.1:${env.demoFilesPort}`] : [];
}
