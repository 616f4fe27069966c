/** Why a file does not arrive: a closed list, each with its sentence in the message files. */
export const UPLOAD_FAULTS = [
  "too_big",
  "empty",
  /** Its bytes are not what the ending of its name says. */
  "wrong_kind",
  /** Neither its bytes nor its name say that a title could be made of it. */
  "other_kind",
  "web_page",
  /** The browser can no longer read it: it was changed, moved or deleted since it was chosen. */
  "unreadable",
  "signed_out",
  "forbidden",
  "refused",
  "given_up",
] as const;
export type UploadFaultCode = (typeof UPLOAD_FAULTS)[number];

/** `message` is the server's own sentence, for what no code says. */
export type UploadFault = { code: UploadFaultCode; message?: string };

export class UploadError extends Error {
  readonly fault: UploadFault;

  constructor(fault: UploadFault) {
    super(fault.message ?? fault.code);
    this.name = "UploadError";
    this.fault = fault;
  }
}

/** What an answer means for an upload: over in a moment, gone from the server, or a fault that stays. */
export function judgeAnswer(status: number, message: string): UploadFault | "passing" | "gone" {
  if (status === 404 || status === 410) return "gone";
  if (status === 401) return { code: "signed_out" };
  if (status === 403) return { code: "forbidden" };
  if (status === 413) return { code: "too_big", message };
  if (status === 415) return { code: "wrong_kind", message };
  // Locked by a request that has not noticed yet that its line broke, or too much at once.
  const isPassing = status < 400 || status >= 500 || [409, 423, 429].includes(status);
  return isPassing ? "passing" : { code: "refused", message };
}
