import { once } from "node:events";
import { createServer } from "node:net";
import { messageOf } from "./terminal.ts";

/** @throws Error with one sentence when this machine cannot listen there */
export async function checkPort(variable: string, host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new Error(
        `Port ${port} on ${host} is in use by another program. Stop that one, or set ${variable} to a free port.`,
      );
    throw new Error(
      `Port ${port} on ${host} cannot be used: ${messageOf(error)}. Set ${variable} or HOST to another.`,
    );
  } finally {
    server.close();
  }
}

/** Whether a server listens there and is in order: a failing one is not ready. */
export async function answers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    return status < 500;
  } catch {
    return false;
  }
}
