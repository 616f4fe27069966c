import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a command of node_modules/.bin, which npm puts on the PATH, and keeps what it writes. */
export async function runCommand(
  [command = "", ...args]: string[],
  limitMs: number,
  env: Record<string, string> = {},
): Promise<{ code: number; text: string }> {
  const child = spawn(command, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code, signal] = await once(child, "close");
  const ending = signal === null ? "" : `\n${command} was ended by ${signal} after ${limitMs / 1_000} s.\n`;
  return { code: typeof code === "number" ? code : 1, text: Buffer.concat(chunks).toString("utf8") + ending };
}
