import { expect, test } from "vitest";
import { withoutTrack } from "#lib/content/batch-refused.ts";
import type { BatchTitle } from "#lib/content/batch-titles.ts";
import { type FileSaid, NOTHING_SAID, RefusedFileError } from "#lib/content/file-said.ts";

const DAMAGED = { code: "damaged", message: "This file is damaged.", params: {} };
const REFUSED: FileSaid = { ...NOTHING_SAID, problems: [DAMAGED] };
const PASSING: FileSaid = { ...NOTHING_SAID, problems: [{ ...DAMAGED, code: "unreachable" }] };

function titleOf(names: readonly string[]): BatchTitle {
  return {
    key: "book",
    plan: {
      key: "book",
      name: "Readings",
      isTyped: false,
      without: [],
      typed: {},
      fileType: "audio",
      files: names.map((name) => ({
        key: name,
        path: `Readings/${name}`,
        file: new File(["x"], name),
        title: name,
      })),
      cover: null,
    },
    accountId: "ana",
    uploadIds: names.map((name) => `upload of ${name}`),
    coverUploadId: null,
    begunAt: 1,
    step: "looking",
    said: null,
    contentId: null,
    isMore: false,
    sent: null,
    refused: [],
    apart: [],
    madeFiles: 0,
    error: null,
  };
}

test("a refused track is left out with its upload, and the others keep their order", () => {
  const left = withoutTrack(titleOf(["1.mp3", "2.mp3", "3.mp3"]), 1, REFUSED);
  expect(left?.plan.files.map(({ title }) => title)).toEqual(["1.mp3", "3.mp3"]);
  expect(left?.uploadIds).toEqual(["upload of 1.mp3", "upload of 3.mp3"]);
  expect(left?.refused).toMatchObject([{ key: "Readings/2.mp3", name: "2.mp3", size: 1, problem: DAMAGED }]);
});

test("what may be over by the time of the conversion leaves nothing out", () => {
  expect(withoutTrack(titleOf(["1.mp3", "2.mp3"]), 0, PASSING)).toBeNull();
  expect(withoutTrack(titleOf(["1.mp3", "2.mp3"]), 0, NOTHING_SAID)).toBeNull();
});

test("where nothing is left, the last track says why", () => {
  expect(() => withoutTrack(titleOf(["2.mp3"]), 0, REFUSED)).toThrow(
    expect.objectContaining({ name: RefusedFileError.name, fileName: "2.mp3", problem: DAMAGED }),
  );
});
