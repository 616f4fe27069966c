import "server-only";
import { audited } from "../audit.ts";
import { DoorError } from "../door-error.ts";
import { env } from "../env.ts";
import type { SignedInVisit } from "../route.ts";
import { cleanFileName } from "./file-name.ts";
import { speakTus } from "./tus.ts";

/** The start of an upload: its size and name, and no bytes yet. Throws DoorError. */
export async function beginUpload(visit: SignedInVisit): Promise<Response> {
  const { headers } = visit.request;
  const sizeInBytes = readSize(headers.get("upload-length"));
  const fileName = readFileName(headers.get("upload-metadata"));
  const change = { action: "upload.begin", sent: { file_name: fileName, size_in_bytes: sizeInBytes } };
  return audited(visit, change, () => speakTus(visit.request, { accountId: visit.account.id, fileName }));
}

function readSize(given: string | null): number {
  if (given === null || !/^\d{1,15}$/.test(given))
    throw new DoorError("invalid", "Upload-Length must be the size of the file in bytes.", {
      status: 400,
      said: { code: "upload_bad_length", params: {} },
    });
  const size = Number(given);
  if (size === 0)
    throw new DoorError("invalid", "This file is empty. Choose the file that has the book in it.", {
      said: { code: "upload_empty", params: {} },
    });
  const { MAX_FILE_MB } = env();
  if (size <= MAX_FILE_MB * 1024 * 1024) return size;
  const sizeInMb = Math.ceil(size / 1024 / 1024);
  const message = `This file has ${sizeInMb} MB; a file may have ${MAX_FILE_MB} MB at most.`;
  const said = { code: "upload_too_large", params: { size_mb: sizeInMb, max_mb: MAX_FILE_MB } };
  throw new DoorError("invalid", message, { status: 413, said });
}

/** The name in `Upload-Metadata`, a list of words that are each followed by their value in base64. */
function readFileName(metadata: string | null): string {
  const pairs = (metadata ?? "").split(",").map((pair) => pair.trim().split(" "));
  const encoded = pairs.find(([key]) => key === "filename")?.[1] ?? "";
  return cleanFileName(Buffer.from(encoded, "base64").toString("utf8"));
}
