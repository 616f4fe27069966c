import "server-only";
import { markHandedOver } from "./upload-table.ts";
import { uploadsUrl } from "./uploads-url.ts";

const ADDRESS = /^\/uploads\/([0-9a-f]{32})\//;
/** What of a write may be the address of an upload. */
const FIELDS = ["file_url", "cover_url"];

/**
 * Before the store is told of uploads: from here on it may come for them at any time, and whoever gives one up in the
 * browser gives up no more than its place there. The sweep deletes it when its time is over.
 */
export async function handOverUploads(sent: object): Promise<void> {
  const base = uploadsUrl();
  const ids = FIELDS.map((field) => Reflect.get(sent, field)).flatMap((address: unknown) => {
    if (typeof address !== "string" || !address.startsWith(base)) return [];
    const id = ADDRESS.exec(address.slice(base.length))?.[1];
    return id === undefined ? [] : [id];
  });
  if (ids.length > 0) await markHandedOver(ids);
}
