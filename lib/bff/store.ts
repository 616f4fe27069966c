import "server-only";
import { openStore, type StoreSession } from "#lib/upstream/connect.ts";
import { env } from "./env.ts";
import { once } from "./once.ts";

/** The store this dashboard drives. The token goes no further than this call. */
const store = once("store", (): StoreSession => {
  const { CONTENT_API_URL: url, CONTENT_API_TOKEN: token, CONTENT_API_VERSION: version } = env();
  return openStore({ url, token, version });
});

/** The Content API of the store, for one request. */
export function contentApi(requestId?: string) {
  return store().api(requestId);
}
