import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { FileStore } from "@tus/file-store";
import { Server, type Upload } from "@tus/server";
import { once } from "../once.ts";
import { incomingFolder } from "./places.ts";
import { deleteUpload, findUpload, insertUpload } from "./upload-table.ts";

export const UPLOADS_PATH = "/api/uploads";

/** Who sends the request that is being handled, and what its file is called. */
type Sender = { accountId: string; fileName: string };
const sender = new AsyncLocalStorage<Sender>();

/** What is known about an upload lies in the database, its bytes in the folder. */
const table = {
  async get(id: string): Promise<Upload | undefined> {
    const found = await findUpload(id);
    // The library reads these three and counts the bytes of the file by itself.
    return found
      ? ({ id, size: found.sizeInBytes, offset: 0, creation_date: found.createdAt.toISOString() } as Upload)
      : undefined;
  },
  async set(id: string, upload: Upload): Promise<void> {
    const from = sender.getStore();
    if (!from || upload.size === undefined) throw new Error("An upload begins with a person and a size.");
    await insertUpload({ id, ...from, sizeInBytes: upload.size });
  },
  delete: deleteUpload,
};

const server = once(
  "tus",
  () =>
    new Server({
      path: UPLOADS_PATH,
      relativeLocation: true,
      // The dashboard's own pages only: no other site may even read an answer.
      allowedOrigins: [],
      datastore: new FileStore({ directory: incomingFolder(), configstore: table }),
    }),
);

/** One request of the tus protocol 1.0, by somebody who may make it. */
export function speakTus(request: Request, from: Sender): Promise<Response> {
  return sender.run(from, () => server().handleWeb(request));
}
