import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const MAX_WAIT_SECONDS = 60;
const REQUEST_LIMIT_MS = 30_000;

const refusalSchema = z.object({
  message: z.string().optional(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

/** The store refused a request; `message` is its sentence, `errors` those of single fields. */
export class StoreRefusal extends Error {
  readonly status: number;
  readonly errors: Record<string, string[]>;

  constructor(status: number, { message, errors = {} }: z.infer<typeof refusalSchema>) {
    super([message ?? `The store answered ${status}.`, ...Object.values(errors).flat()].join(" "));
    this.name = "StoreRefusal";
    this.status = status;
    this.errors = errors;
  }
}

export type Store = ReturnType<typeof createStore>;

/** The Content API, version 3, as the demo calls it. Waits when the store says that it is asked too often. */
export function createStore({ url, token }: { url: string; token: string }) {
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const res = await fetch(`${url}/api/v3/content${path}`, {
      method,
      headers: { "x-user-token": token, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    const text = await res.text();
    if (res.status === 429) {
      const seconds = Math.min(Number(res.headers.get("retry-after")) || 1, MAX_WAIT_SECONDS);
      await wait(seconds * 1000);
      return call(method, path, body);
    }
    const json: unknown = text === "" ? null : JSON.parse(text);
    if (res.ok) return json;
    throw new StoreRefusal(res.status, refusalSchema.catch({}).parse(json));
  }

  return {
    /** @throws StoreRefusal, or a TypeError when nothing answers */
    async get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
      return schema.parse(await call("GET", path));
    },
    post: (path: string, body: unknown) => call("POST", path, body),
    put: (path: string, body: unknown) => call("PUT", path, body),
  };
}
