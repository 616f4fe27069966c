import type { PreflightCode, PreflightProblem } from "../../content/preflight-schema.ts";

type Params = Record<string, string | number>;
type Words = { say(params: Params): string; fix?: string };

const EXPORT_AGAIN = "Export the file again and use the new one.";

/** The sentences of each code in English; the dashboard has them in every language. */
const WORDS: Record<PreflightCode, Words> = {
  unreachable: {
    say: () => "Nothing could be reached at this address.",
    fix: "Check that it opens in a private browser window, without signing in.",
  },
  not_found: {
    say: ({ status }) => `There is no file at this address (the server answered ${status}).`,
    fix: "Check the address, or copy it again.",
  },
  server_failed: {
    say: ({ status }) => `The server of the file answered ${status} instead of sending it.`,
    fix: "Try again in a moment, or use another address.",
  },
  too_many_redirects: {
    say: ({ max }) => `The address of the file redirects more than ${max} times.`,
    fix: "Use the address it ends at.",
  },
  needs_login: {
    say: () => "This address asks for a sign-in.",
    fix: "Share the file with anyone who has the link.",
  },
  web_page: {
    say: () => "This is a web page, not a file.",
    fix: "Use the address of the file itself, the one behind its download button.",
  },
  wrong_type: {
    say: ({ expected, actual }) => `This is ${named(actual)}, not ${named(expected)}.`,
    fix: "Choose another file, or another kind of title.",
  },
  sound_not_taken: {
    say: () => "This is sound of a kind that is not taken.",
    fix: "Export it as MP3, M4A or M4B, WAV, AIFF, FLAC or Ogg, and use that.",
  },
  too_large: {
    say: ({ max_mb }) => `The file is larger than the ${max_mb} MB that this store takes.`,
    fix: "Export it with smaller pictures.",
  },
  empty: { say: () => "The file at this address is empty.", fix: "Upload it there again." },
  encrypted: {
    say: () => "This file is protected with a password.",
    fix: "Remove the password and use the new file.",
  },
  drm: {
    say: () => "This book is locked with DRM.",
    fix: "Use the file without copy protection.",
  },
  damaged: { say: () => "This file is damaged and cannot be read.", fix: EXPORT_AGAIN },
  expired: {
    say: ({ at }) => `This address expired on ${at}.`,
    fix: "Make a new one, or upload the file instead.",
  },
  expires_soon: {
    say: ({ at }) => `This address works only until ${at}.`,
    fix: "Make one that works for a day at least, or save at once.",
  },
  folder_link: {
    say: () => "This is a link to a folder, not to a file.",
    fix: "Share the file itself, and use its link.",
  },
  document_link: {
    say: () => "This is a link to a Google document, which is no file yet.",
    fix: "Download it as a PDF or EPUB, and share that file.",
  },
  drive_link: {
    say: () => "This is a share link of Google Drive, which leads to a page about the file.",
    fix: "Use the direct link.",
  },
  dropbox_link: {
    say: () => "This is a share link of Dropbox, which leads to a page about the file.",
    fix: "Use the direct link.",
  },
};

const NAMES: Record<string, string> = {
  any: "a PDF, an EPUB or an audio file",
  pdf: "a PDF",
  epub: "an EPUB",
  audio: "an audio file",
  kindle: "a Kindle book",
  word: "a Word document",
  archive: "an archive",
  video: "a video",
  picture: "a picture",
  unknown: "a file of an unknown kind",
};
const named = (kind: string | number | undefined) => NAMES[String(kind)] ?? "another file";

export function problem(code: PreflightCode, params: Params = {}): PreflightProblem {
  const { say, fix } = WORDS[code];
  return { code, message: say(params), params, ...(fix ? { fix } : {}) };
}
