import { onTestFinished } from "vitest";
import { openStore, type StoreOptions } from "#lib/upstream/connect.ts";
import { type FakeStore, startFakeStore } from "#tests/support/fake-store.ts";

/** A store that answers by `reply`, and the dashboard's session with it; both end with the test. */
export async function openFakeStore(reply: FakeStore["reply"], options: Partial<StoreOptions> = {}) {
  const store = await startFakeStore(reply);
  const session = openStore({ url: store.url, token: "t0ken-of-the-test", version: "v3", ...options });
  onTestFinished(async () => {
    await session.close();
    await store.close();
  });
  return { store, session, api: session.api() };
}
