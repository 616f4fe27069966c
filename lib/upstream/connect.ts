import "server-only";
import { unknownCapabilities } from "./capabilities.ts";
import type { ContentApi } from "./content-api.ts";
import { withFreshRead } from "./fresh-read.ts";
import { createParallel } from "./parallel.ts";
import { type OpenSubmissions, withLookUp } from "./sent-before.ts";
import { connectStore, type StoreConfig } from "./store-http.ts";
import { createV1 } from "./v1.ts";
import { createV3 } from "./v3.ts";

export type StoreOptions = StoreConfig & { version: "v1" | "v3" | "parallel" };

export type StoreSession = {
  /** The API for one request of the dashboard, whose id the store's log then shows too. */
  api(requestId?: string): ContentApi;
  close(): Promise<void>;
};

/** Opens a store of any version; what it turns out to offer is remembered for all requests. */
export function openStore(options: StoreOptions): StoreSession {
  const connection = connectStore(options);
  const capabilities = unknownCapabilities();
  const v3 = (requestId?: string) => createV3(connection.http("header", requestId), capabilities);
  const v1 = (requestId?: string) => createV1(connection.http("query", requestId));
  const plain = {
    v1,
    v3,
    parallel: (requestId?: string) => createParallel(v3(requestId), v1(requestId), capabilities),
  }[options.version];
  const open: OpenSubmissions = new Map();
  const api = (requestId?: string) => withLookUp(withFreshRead(plain(requestId)), open);
  return { api, close: () => connection.close() };
}
