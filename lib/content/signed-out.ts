import { ApiError } from "#lib/http/api-error.ts";
import type { UploadItem } from "#lib/uploads/items.ts";
import { UploadError, type UploadFaultCode } from "#lib/uploads/upload-fault.ts";
import type { BatchTitle } from "./batch-titles.ts";
import type { FileLook } from "./file-looks.ts";

type SessionFault = Extract<UploadFaultCode, "signed_out" | "forbidden">;

/**
 * What stopped because the session had ended, or because somebody had signed in meanwhile who may not write: it can
 * go on with the next session.
 */
export function stoppedBySession(
  titles: readonly BatchTitle[],
  uploads: readonly UploadItem[],
  looks: ReadonlyMap<File, FileLook>,
) {
  const failed = titles.flatMap(({ key, step, error }) => {
    const fault = step === "failed" ? sessionFault(error) : null;
    return fault ? [{ key, fault }] : [];
  });
  const stopped = uploads.flatMap(({ id, step, fault }) => {
    const code = step === "failed" && fault ? asSessionFault(fault.code) : null;
    return code ? [{ id, fault: code }] : [];
  });
  const unseen = [...looks].flatMap(([file, { step, fault }]) => {
    const code = step === "failed" && fault ? asSessionFault(fault.code) : null;
    return code ? [{ file, fault: code }] : [];
  });
  return {
    keys: failed.map(({ key }) => key),
    ids: stopped.map(({ id }) => id),
    files: unseen.map(({ file }) => file),
    isSignedOut: [...failed, ...stopped, ...unseen].some(({ fault }) => fault === "signed_out"),
  };
}

function sessionFault(error: unknown): SessionFault | null {
  if (error instanceof ApiError) return asSessionFault(error.kind);
  return error instanceof UploadError ? asSessionFault(error.fault.code) : null;
}

const asSessionFault = (code: string): SessionFault | null =>
  code === "signed_out" || code === "forbidden" ? code : null;
