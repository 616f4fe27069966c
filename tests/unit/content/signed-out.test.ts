import { expect, test } from "vitest";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import type { FileLook } from "#lib/content/file-looks.ts";
import { stoppedBySession } from "#lib/content/signed-out.ts";
import { ApiError } from "#lib/http/api-error.ts";
import type { UploadItem } from "#lib/uploads/items.ts";
import { UploadError } from "#lib/uploads/upload-fault.ts";

const titleOf = (key: string, error: unknown): BatchTitle => ({
  key,
  plan: {
    key,
    name: key,
    isTyped: false,
    without: [],
    typed: {},
    fileType: "pdf",
    files: [],
    cover: null,
  },
  accountId: "ana",
  uploadIds: [],
  coverUploadId: null,
  begunAt: 0,
  step: error === null ? "uploading" : "failed",
  said: null,
  contentId: null,
  isMore: false,
  sent: null,
  refused: [],
  apart: [],
  madeFiles: 0,
  error,
});
const uploadOf = (id: string, fault: UploadItem["fault"]): UploadItem => ({
  id,
  file: new File(["x"], id),
  sentInBytes: 0,
  step: fault ? "failed" : "sending",
  fault,
  link: null,
});
const faultOf = (kind: ApiError["kind"], status: number) => new ApiError(status, { kind, message: "" });

test("what the end of a session stopped, or a session that may not write, goes on with the next", () => {
  const forbidden = titleOf("forbidden", faultOf("forbidden", 403));
  const titles = [
    titleOf("moving", null),
    titleOf("ended", faultOf("signed_out", 401)),
    titleOf("file ended", new UploadError({ code: "signed_out" })),
    forbidden,
    titleOf("refused", faultOf("invalid", 422)),
    titleOf("damaged", new Error("damaged")),
  ];
  const uploads = [
    uploadOf("moving", null),
    uploadOf("ended", { code: "signed_out" }),
    uploadOf("forbidden", { code: "forbidden" }),
    uploadOf("web page", { code: "web_page" }),
  ];
  const look = { uploadId: "", said: null } as const;
  const unseen = new File(["x"], "unseen");
  const looks = new Map<File, FileLook>([
    [new File(["x"], "looking"), { ...look, step: "looking", fault: null }],
    [unseen, { ...look, step: "failed", fault: { code: "signed_out" } }],
  ]);
  expect(stoppedBySession(titles, uploads, looks)).toEqual({
    keys: ["ended", "file ended", "forbidden"],
    ids: ["ended", "forbidden"],
    files: [unseen],
    isSignedOut: true,
  });
  // Nobody is asked to sign in who is signed in already.
  expect(stoppedBySession([forbidden], [], new Map()).isSignedOut).toBe(false);
});
