import "server-only";
import { audited } from "../audit.ts";
import { DoorError } from "../door-error.ts";
import type { SignedInVisit } from "../route.ts";
import { keptKey, uploadStorage } from "./places.ts";
import { speakTus } from "./tus.ts";
import { deleteUpload, findUpload, markGivenUp, prolongUpload, type StoredUpload } from "./upload-table.ts";

const ID = /^[0-9a-f]{32}$/;

/** The upload in the path, for the person who began it; for anybody else there is none. Throws DoorError. */
export async function readOwnUpload({ account, params }: SignedInVisit): Promise<StoredUpload> {
  const id = params.uploadId ?? "";
  const upload = ID.test(id) ? await findUpload(id) : null;
  if (upload?.accountId === account.id) return upload;
  throw new DoorError(
    "not_found",
    "There is no such upload. It may have been given up for longer than a day.",
    { said: { code: "upload_gone", params: {} } },
  );
}

/** How far it is. One that is whole already lies elsewhere, and says so. */
export async function tellOffset(visit: SignedInVisit): Promise<Response> {
  const upload = await readOwnUpload(visit);
  if (upload.storageKey === null) return passOn(visit, upload);
  const size = String(upload.sizeInBytes);
  const headers = { "tus-resumable": "1.0.0", "upload-offset": size, "upload-length": size };
  return new Response(null, { headers });
}

/** The next bytes. */
export async function takeBytes(visit: SignedInVisit): Promise<Response> {
  const upload = await readOwnUpload(visit);
  if (upload.storageKey !== null)
    throw new DoorError("conflict", "This upload is whole already.", {
      said: { code: "upload_whole", params: {} },
    });
  await prolongUpload(upload);
  return passOn(visit, upload);
}

/** Gives it up, with all of its bytes, unless the store was told of them. */
export async function giveUp(visit: SignedInVisit): Promise<Response> {
  const upload = await readOwnUpload(visit);
  if (upload.isHandedOver) return gone();
  const change = { action: "upload.give_up", sent: { file_name: upload.fileName } };
  return audited(visit, change, async () => {
    // Another tab may be handing it over in this moment: one of the two is first.
    if (!(await markGivenUp(upload.id))) return gone();
    const { disk } = await uploadStorage();
    await disk.delete(keptKey(upload.id));
    if (upload.storageKey === null) {
      const answer = await passOn(visit, upload);
      // It may have become whole in this moment: its bytes lie elsewhere then.
      if (answer.status !== 404) return answer;
      await disk.delete(keptKey(upload.id));
    }
    await deleteUpload(upload.id);
    return gone();
  });
}

function gone(): Response {
  return new Response(null, { status: 204, headers: { "tus-resumable": "1.0.0" } });
}

function passOn({ request, account }: SignedInVisit, { fileName }: StoredUpload) {
  return speakTus(request, { accountId: account.id, fileName });
}
