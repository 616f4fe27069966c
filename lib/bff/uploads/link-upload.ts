import "server-only";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { type UploadLink, uploadKindOf } from "#lib/uploads/schema.ts";
import { DoorError } from "../door-error.ts";
import { once } from "../once.ts";
import type { SignedInVisit } from "../route.ts";
import { readOwnUpload } from "./own-upload.ts";
import { incomingPath, keptKey, uploadStorage } from "./places.ts";
import { signAddress } from "./signed-address.ts";
import { deleteUpload, finishUpload, prolongUpload, type StoredUpload } from "./upload-table.ts";

/**
 * An address of a whole upload that is good for a day. The first time the file is looked at and moves
 * to where it is kept; asked again, only the address is new. Throws DoorError.
 */
export async function linkUpload(visit: SignedInVisit): Promise<UploadLink> {
  const upload = await readOwnUpload(visit);
  const { id, fileName, sizeInBytes } = upload;
  const mediaType = upload.mediaType ?? (await keepOnce(upload));
  const kind = uploadKindOf(mediaType, fileName);
  if (!kind) throw wrongKind(fileName);
  if (upload.storageKey !== null) await prolongUpload(upload);
  const { url, expiresAt } = signAddress(id, fileName);
  return {
    upload_id: id,
    file_name: fileName,
    kind,
    media_type: mediaType,
    size_in_bytes: sizeInBytes,
    file_url: url,
    expires_at: expiresAt.toISOString(),
  };
}

/** Uploads that are being moved right now, so that one asked for twice moves once. */
const moving = once("uploadsMoving", () => new Map<string, Promise<string>>());

function keepOnce(upload: StoredUpload): Promise<string> {
  const already = moving().get(upload.id);
  if (already) return already;
  const work = keep(upload).finally(() => moving().delete(upload.id));
  moving().set(upload.id, work);
  return work;
}

async function keep({ id, fileName, sizeInBytes }: StoredUpload): Promise<string> {
  const path = incomingPath(id);
  const { size } = await stat(path);
  if (size !== sizeInBytes)
    throw new DoorError("conflict", "This upload is not whole yet. Send the rest of it.", {
      said: { code: "upload_not_whole", params: {} },
    });
  const found = await fileTypeFromFile(path);
  if (!found || !uploadKindOf(found.mime, fileName)) {
    await rm(path, { force: true });
    await deleteUpload(id);
    throw wrongKind(fileName);
  }
  const storageKey = keptKey(id);
  const { disk } = await uploadStorage();
  await disk.putStream(storageKey, createReadStream(path), { contentLength: size, contentType: found.mime });
  await finishUpload(id, found.mime, storageKey);
  await rm(path, { force: true });
  return found.mime;
}

function wrongKind(fileName: string) {
  const message = `${fileName} is not a PDF, an EPUB, a sound file or a picture, whatever its name says. Choose another file.`;
  const said = { code: "upload_wrong_kind", params: { file: fileName } };
  return new DoorError("invalid", message, { status: 415, said });
}
