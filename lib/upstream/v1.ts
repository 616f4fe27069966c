import "server-only";
import type { ContentApi } from "./content-api.ts";
import type { StoreHttp } from "./store-http.ts";

export function createV1(_http: StoreHttp): ContentApi {
  throw new Error("not yet");
}
