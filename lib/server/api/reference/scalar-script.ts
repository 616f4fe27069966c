import { promisify } from "node:util";
import { gzip } from "node:zlib";

const pack = promisify(gzip);

type Reply = { header(name: string, value: string): Reply; send(body: string): unknown };
type Route = { url: string; handler(req: unknown, reply: Reply): unknown };
type Host = { route(route: Route): void };
type Plugin = (host: Host, options: object, done: () => void) => void;

let packed: Promise<Buffer<ArrayBuffer>> | undefined;

/** The script of the reference page, compressed by gzip. Loaded when it is first asked for. */
export function scalarScript(): Promise<Buffer<ArrayBuffer>> {
  packed ??= loadScript().then((script) => pack(script));
  return packed;
}

/**
 * Scalar publishes its script in a package that brings 270 others along, and inside its plugin for
 * Fastify, which brings ten. A host with the one method that the plugin calls gets it out of there.
 */
async function loadScript(): Promise<string> {
  const { default: plugin }: { default: Plugin } = await import("@scalar/fastify-api-reference");
  const routes: Route[] = [];
  plugin({ route: (route) => routes.push(route) }, { configuration: { url: "/" } }, () => undefined);
  let script = "";
  const reply: Reply = {
    header: () => reply,
    send(body) {
      script = body;
    },
  };
  routes.find(({ url }) => url.endsWith(".js"))?.handler({}, reply);
  if (script === "") throw new Error("The package of the API reference holds no script.");
  return script;
}
