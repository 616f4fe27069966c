/** What the API says of a conversion that has ended (contract 3.6). */
export type Ending = {
  status: string;
  code: string | null;
  message: string | null;
  params: Record<string, string | number> | null;
};

const error = (code: string, message: string, params: Ending["params"] = {}): Ending => ({
  status: "error",
  code,
  message,
  params,
});

const mistaken = (found: string, wanted: string, message: string) =>
  error("wrong_kind", message, { found, wanted });

const DRIVE = "A Google Drive link must be shared with anyone who has the link.";

/**
 * Every way in which a conversion ends, with its sentence as people read it. The sentences are written out
 * once more here: whoever changes one in the code has changed what the store says, and says so here too.
 */
export const ENDINGS = {
  done: { status: "done", code: null, message: null, params: null },

  "web_page: pdf": error("web_page", `This is a web page, not a PDF. ${DRIVE}`, { wanted: "pdf" }),
  "web_page: epub": error("web_page", `This is a web page, not an EPUB. ${DRIVE}`, { wanted: "epub" }),
  "web_page: audio": error("web_page", `This is a web page, not an audio file. ${DRIVE}`, {
    wanted: "audio",
  }),
  "unknown_kind: pdf": error("unknown_kind", "This is not a PDF. Use a PDF in its place.", { wanted: "pdf" }),
  "unknown_kind: epub": error("unknown_kind", "This is not an EPUB. Use an EPUB in its place.", {
    wanted: "epub",
  }),
  "unknown_kind: audio": error("unknown_kind", "This is not an audio file. Use an audio file in its place.", {
    wanted: "audio",
  }),
  "wrong_kind: a picture, not pdf": mistaken(
    "picture",
    "pdf",
    "This is a picture, not a PDF. Use a PDF in its place.",
  ),
  "wrong_kind: an archive, not pdf": mistaken(
    "archive",
    "pdf",
    "This is an archive, not a PDF. Use a PDF in its place.",
  ),
  "wrong_kind: an EPUB, not pdf": mistaken(
    "epub",
    "pdf",
    "This is an EPUB, not a PDF. Use a PDF in its place.",
  ),
  "wrong_kind: sound, not pdf": mistaken(
    "audio",
    "pdf",
    "This is an audio file, not a PDF. Use a PDF in its place.",
  ),
  "wrong_kind: a film, not pdf": mistaken(
    "video",
    "pdf",
    "This is a video, not a PDF. Use a PDF in its place.",
  ),
  "wrong_kind: a PDF, not epub": mistaken(
    "pdf",
    "epub",
    "This is a PDF, not an EPUB. Use an EPUB in its place.",
  ),
  "wrong_kind: a picture, not epub": mistaken(
    "picture",
    "epub",
    "This is a picture, not an EPUB. Use an EPUB in its place.",
  ),
  "wrong_kind: sound, not epub": mistaken(
    "audio",
    "epub",
    "This is an audio file, not an EPUB. Use an EPUB in its place.",
  ),
  "wrong_kind: a Word document, not epub": mistaken(
    "word",
    "epub",
    "This is a Word document, not an EPUB. Use an EPUB in its place.",
  ),
  "wrong_kind: a Kindle book, not epub": mistaken(
    "kindle",
    "epub",
    "This is a Kindle book, not an EPUB. Use an EPUB in its place.",
  ),
  "wrong_kind: a PDF, not audio": mistaken(
    "pdf",
    "audio",
    "This is a PDF, not an audio file. Use an audio file in its place.",
  ),
  "wrong_kind: an EPUB, not audio": mistaken(
    "epub",
    "audio",
    "This is an EPUB, not an audio file. Use an audio file in its place.",
  ),
  "wrong_kind: a video, not audio": mistaken(
    "video",
    "audio",
    "This is a video, not an audio file. Use an audio file in its place.",
  ),

  pdf_locked: error("pdf_locked", "This PDF is protected with a password. Use a copy without one."),
  pdf_damaged: error(
    "pdf_damaged",
    "This PDF is damaged and cannot be opened. Export it again and use the new file.",
  ),
  pdf_empty: error("pdf_empty", "This PDF has no pages. Use another copy of the file."),

  epub_damaged: error(
    "epub_damaged",
    "This EPUB is damaged and cannot be unpacked. Export it again and use the new file.",
  ),
  epub_unreadable: error(
    "epub_unreadable",
    "This EPUB is damaged: its list of contents cannot be read. Export it again and use the new file.",
  ),
  epub_is_zip: error(
    "epub_is_zip",
    "This is a zip archive, not an EPUB: it has no list of contents. Use the EPUB itself.",
  ),
  epub_no_chapters: error(
    "epub_no_chapters",
    "This EPUB is damaged: none of the chapters that it lists is in it. Export it again and use the new file.",
  ),
  epub_no_package: error(
    "epub_no_package",
    "This EPUB is damaged: its package document is missing. Export it again and use the new file.",
  ),
  epub_empty: error(
    "epub_empty",
    "This EPUB is empty: it lists no chapters. Export it again and use the new file.",
  ),
  epub_drm: error("epub_drm", "This EPUB is locked with DRM. Use a copy without copy protection."),
  epub_entities: error(
    "epub_entities",
    "This EPUB declares XML entities, which is not allowed. Export it again without them.",
  ),
  epub_too_many_files: error(
    "epub_too_many_files",
    "This EPUB holds more than 20000 files, which no book needs.",
    { max: 20_000 },
  ),
  epub_too_big: error(
    "epub_too_big",
    "This EPUB unpacks to more than a book can hold. Export it again without the oversized parts.",
  ),

  audio_is_video: error(
    "audio_is_video",
    "This is a video, not an audio file. Export its sound as MP3 or M4B and use that.",
  ),
  audio_not_taken: error(
    "audio_not_taken",
    "This is sound of a kind that is not taken. Export it as MP3, M4A or M4B, WAV, AIFF, FLAC or Ogg, and use that.",
  ),
  audio_empty: error("audio_empty", "There is no audio in this file. Export it again and use the new file."),
  audio_cut_short: error(
    "audio_cut_short",
    "Only 0:01 of 0:20 is in this file: it was cut short when it was exported or uploaded. Use the whole file.",
    { present: "0:01", stated: "0:20" },
  ),
  audio_damaged: error("audio_damaged", "This audio file is damaged. Export it again and use the new file."),

  reading_too_long: error(
    "reading_too_long",
    "Reading this file took too long and was stopped. Export it again in a simpler form.",
  ),
  too_much_memory: error(
    "too_much_memory",
    "Reading this file takes more memory than one file may use. Export it again in a simpler form.",
  ),

  unreachable: error(
    "unreachable",
    "The file could not be reached. Check that its address opens in a private browser window, without signing in.",
  ),
  "not_found: 404": error(
    "not_found",
    "There is no file at this address (the server answered 404). Check the address, or put the file there again.",
    {
      status: 404,
    },
  ),
  "not_found: 410": error(
    "not_found",
    "There is no file at this address (the server answered 410). Check the address, or put the file there again.",
    {
      status: 410,
    },
  ),
  "not_shared: 401": error(
    "not_shared",
    "The server does not give this file to everyone (it answered 401). Share it with anyone who has the link.",
    { status: 401 },
  ),
  "not_shared: 403": error(
    "not_shared",
    "The server does not give this file to everyone (it answered 403). Share it with anyone who has the link.",
    { status: 403 },
  ),
  "server_refused: 418": error(
    "server_refused",
    "The server of the file answered 418 instead of sending it. Check that its address opens in a private browser window, or use another address.",
    { status: 418 },
  ),
  "server_failed: 429": error(
    "server_failed",
    "The server of the file answered 429 instead of sending it. If it answers so later too, put the file on another server.",
    {
      status: 429,
    },
  ),
  "server_failed: 500": error(
    "server_failed",
    "The server of the file answered 500 instead of sending it. If it answers so later too, put the file on another server.",
    {
      status: 500,
    },
  ),
  too_many_redirects: error(
    "too_many_redirects",
    "The address of the file redirects more than 3 times. Use the address it ends at.",
    { max: 3 },
  ),
  empty_file: error(
    "empty_file",
    "The file at this address is empty. Put the whole file there, or use another one.",
  ),
  stopped_sending: error(
    "stopped_sending",
    "The server of the file stopped sending. If it does so again, put the file on another server.",
  ),
  broke_off: error(
    "broke_off",
    "The server of the file broke off in the middle. If it does so again, put the file on another server.",
  ),
  download_too_long: error(
    "download_too_long",
    "The download took longer than 30 minutes and was stopped. Put the file on a faster server, or make it smaller.",
  ),
  too_large: error(
    "too_large",
    "The file is larger than the 5 MB that this store takes. Export it again with smaller pictures or sound.",
    { max_mb: 5 },
  ),
} satisfies Record<string, Ending>;

export type EndingName = keyof typeof ENDINGS;
