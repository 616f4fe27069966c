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

/** Any answer at all tells that a server listens there. */
export async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    return true;
  } catch {
    return false;
  }
}
