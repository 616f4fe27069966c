import { fault } from "#lib/content/fault-schema.ts";
import { errorMembers } from "../error-members.ts";

/** Examples of the reference. A test holds each against its schema. */
export const CONTENT_EXAMPLE = {
  id: 468166,
  external_id: "9781496822482",
  name: "Conversations with Donald Hall",
  slug: "conversations-with-donald-hall",
  lang: "en",
  file_type: "epub",
  audience: null,
  cover_url: "https://books.example/files/covers/468166-1f6d0c.webp",
  reader_url: "https://books.example/books/conversations-with-donald-hall/read",
  product_url: "https://books.example/books/conversations-with-donald-hall",
  created_at: "2021-03-19T00:00:00Z",
  updated_at: "2021-03-24T16:10:15Z",
  published_at: "2019-09-13T03:00:00Z",
  license: "owner",
  free: { enabled: false, until: null, require_login: false },
  preview: { enabled: true, require_login: false },
  conversion_status: "done",
};

export const CONTENT_WITH_BLOCKS_EXAMPLE = {
  ...CONTENT_EXAMPLE,
  prices: [
    { currency_id: "USD", amount: 9.99 },
    { currency_id: "EUR", amount: 8.5 },
  ],
  publisher: ["Vintage"],
  author: ["Jane Doe"],
  bisac: [{ code: "FIC019000", label: "FICTION / Literary" }],
  keywords: ["fiction", "literary", "contemporary"],
  narrator: [],
  category: [],
  collection: [],
  country: [],
  edition: [],
  metrics: { total_pages: 320, total_words: 85000, total_seconds: 0 },
};

const NEXT = "https://books.example/api/v3/content?per_page=1&cursor=WyIyMDE5LTA5LTEzIiw0NjgxNjZd";

export const PAGE_EXAMPLE = {
  data: [CONTENT_EXAMPLE],
  links: { next: NEXT, prev: null },
  meta: { has_more: true },
};

export const SELECTED_PAGE_EXAMPLE = {
  data: [{ id: 468166, name: "Conversations with Donald Hall" }],
  links: { next: null, prev: null },
  meta: { has_more: false },
};

export const NEW_EPUB_EXAMPLE = {
  name: "Conversations with Donald Hall",
  external_id: "9781496822482",
  file_type: "epub",
  file_url: "https://files.example/9781496822482.epub",
  lang: "en",
  published_at: "2019-09-13",
  author: ["Jane Doe"],
  prices: [{ currency_id: "USD", amount: 9.99 }],
  bisac: ["FIC019000"],
};

export const NEW_PRINTED_EXAMPLE = {
  name: "The Computing Machine",
  file_type: "physical",
  pages: 320,
  height: 21.5,
  width: 14,
  weight: 380,
  stock: 12,
};

export const CHANGE_EXAMPLE = {
  author: ["Jane Doe", "Donald Hall"],
  prices: [{ currency_id: "USD", amount: 7.5 }],
};

export const BULK_EXAMPLE = {
  contents: [
    { client_ref: "r1", name: "The Computing Machine", file_type: "physical" },
    { client_ref: "r2", name: "", file_type: "epub", file_url: "https://files.example/2.epub" },
  ],
};

export const BULK_ANSWER_EXAMPLE = {
  data: [
    { index: 0, client_ref: "r1", status: "created", content: { ...CONTENT_EXAMPLE, file_type: "physical" } },
    {
      index: 1,
      client_ref: "r2",
      status: "failed",
      ...errorMembers(fault("invalid"), { name: [fault("required")] }),
    },
  ],
  meta: { total: 2, created: 1, failed: 1 },
};

const [BULK_CREATED, BULK_FAILED] = BULK_ANSWER_EXAMPLE.data;

export const BULK_CREATED_EXAMPLE = {
  data: [BULK_CREATED],
  meta: { total: 1, created: 1, failed: 0 },
};

export const BULK_FAILED_EXAMPLE = {
  ...errorMembers(fault("none_created")),
  data: [{ ...BULK_FAILED, index: 0 }],
  meta: { total: 1, created: 0, failed: 1 },
};

export const BULK_COUNT_EXAMPLE = errorMembers(fault("invalid"), {
  contents: [fault("bulk_count", { max: 100 })],
});

export const STATS_EXAMPLE = {
  total: 1280,
  file_type: { audio: 96, epub: 812, pdf: 340, physical: 32 },
  conversion_status: { deferred: 14, done: 1262, error: 4 },
  lang: { en: 210, es: 940, pt: 130 },
  created_month: { "2026-10": 1100, "2026-11": 180 },
  missing: { author: 3, bisac: 61, cover: 12, description: 40, price: 22 },
  counted_at: "2026-11-22T03:00:00Z",
};

export const CONVERSION_HISTORY_EXAMPLE = {
  conversion: {
    status: "done",
    stage: "publish",
    step: 4,
    steps: 4,
    percent: 100,
    progress: null,
    message: null,
    code: null,
    params: null,
    retryable: false,
    accepts_file: false,
    is_stalled: false,
    started_at: "2021-03-24T16:10:02Z",
    updated_at: "2021-03-24T16:10:15Z",
    finished_at: "2021-03-24T16:10:15Z",
  },
  preview_url: "https://books.example/previews/1000001.preview.1616612400.c2lnbmF0dXJl/read",
  files: [
    {
      track_id: null,
      title: null,
      status: "done",
      message: null,
      code: null,
      params: null,
      retryable: false,
      accepts_file: false,
      is_stalled: false,
      found: {
        name: "Conversations with Donald Hall",
        author: ["Jane Doe"],
        narrator: [],
        publisher: "Vintage",
        lang: "en",
        isbn: "9781496822482",
        published_at: "2019-09",
        description: null,
        keywords: [],
        pages: null,
        words: 85000,
        duration: null,
        track_number: null,
        album: null,
      },
      report: null,
      audio: null,
      preview: {
        page_count: 0,
        page_urls: [],
        shared_pages: 0,
        chapters: [
          {
            title: "The Farm",
            url: "https://books.example/previews/1000001.desk.1616612400.c2lnbmF0dXJl/chapters/0001.html",
            is_shared: true,
          },
        ],
        audio_url: null,
        shared_seconds: null,
      },
      file: { name: "donald-hall.epub", size_in_kb: 2411, media_type: "application/epub+zip" },
      attempts: [
        {
          attempt: 1,
          file: { name: "donald-hall.epub", host: "files.example" },
          started_at: "2021-03-24T16:10:02Z",
          finished_at: "2021-03-24T16:10:15Z",
          outcome: "done",
          message: null,
          code: null,
          params: null,
          steps: [
            {
              stage: "fetch",
              started_at: "2021-03-24T16:10:02Z",
              finished_at: "2021-03-24T16:10:09Z",
              seconds: 6.8,
            },
          ],
        },
      ],
    },
  ],
};

export const RETRY_EXAMPLE = { file_url: "https://files.example/donald-hall-mended.epub" };
export const RETRY_TRACK_EXAMPLE = { file_url: "https://files.example/chapter-2-mended.mp3", track_id: 9 };

export const PREFLIGHT_EXAMPLE = { file_url: "https://files.example/donald-hall.epub", file_type: "epub" };

export const PREFLIGHT_ANSWER_EXAMPLE = {
  ok: false,
  file_type: null,
  media_type: "text/html",
  size_in_kb: 12,
  final_host: "files.example",
  found: null,
  cover: null,
  problems: [
    {
      code: "needs_login",
      message: "This address asks for a sign-in.",
      params: {},
      fix: "Share the file with anyone who has the link.",
    },
  ],
};

export const TRACK_EXAMPLE = {
  id: 9,
  title: "Chapter 1",
  order: 1,
  duration: 754,
  size_in_kb: 11786,
  conversion_status: "done",
  conversion_message: null,
  conversion_code: null,
  conversion_params: null,
  conversion_accepts_file: false,
  created_at: "2021-03-19T00:00:00Z",
  updated_at: "2021-03-24T16:10:15Z",
};

export const NEW_TRACK_EXAMPLE = { title: "Chapter 2", file_url: "https://files.example/chapter-2.mp3" };

export const STALE_CONTENT_EXAMPLE = {
  ...errorMembers(fault("stale")),
  current: CONTENT_WITH_BLOCKS_EXAMPLE,
  changed: ["author", "prices"],
};

export const STALE_TRACKS_EXAMPLE = {
  ...errorMembers(fault("stale")),
  current: [TRACK_EXAMPLE],
  changed: ["tracks"],
};

export const INVALID_EXAMPLE = errorMembers(fault("invalid"), {
  external_id: [fault("taken_external_id", { external_id: "9781496822482", id: 4711 })],
});
