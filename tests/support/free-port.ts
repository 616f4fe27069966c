import { once } from "node:events";
import { createServer } from "node:net";

/** Ports that nobody listens on now: all different, as they are held until the last was found. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  const ports: number[] = [];
  for (const server of servers) {
    if (!server.listening) await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("A server has no port.");
    ports.push(address.port);
  }
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}
