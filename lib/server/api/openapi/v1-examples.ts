/** Examples of the reference to version 1. A test holds each against its schema. */
export const NEW_ISSUE_EXAMPLE = {
  publication_date: "2020-06-01",
  name: "The Computing Machine",
  external_id: "696900",
  extension: "pdf",
  file_url: "https://files.example/696900.pdf",
  keyword: ["API", "book"],
  prices: { USD: 2, ARS: 0.02 },
};

export const NEW_ISSUE_TRACK_EXAMPLE = {
  track_title: "Chapter 2",
  file_url: "https://files.example/chapter-2.mp3",
};

const ISSUE = {
  id: 468166,
  external_id: "696900",
  version: 1,
  marketplace: 0,
  license: {
    ppu: false,
    retail: true,
  },
  discount: 0,
  file_type: "pdf",
  lang: "en",
  audience: null,
  user_id: 1,
  medusa_automation_id: null,
  name: "The Computing Machine",
  slug: "the-computing-machine",
  conversion_status: "done",
  conversion_settings: {
    PdfConversionQuality: "high",
    PdfSplitInPages: {
      pagesPerGroup: null,
      concurrentWorkerRequests: null,
    },
    PdfProcessPages: {
      pagesPerGroup: null,
      concurrentWorkerRequests: 16,
    },
  },
  conversion_details: null,
  published_at: {
    timestamp: 1590980400,
    date: "2020-06-01 00:00:00",
    timezone: "America/Argentina/Buenos_Aires",
  },
  bucket_domain: "",
  cover_image_path: "",
  number_of_pages: 212,
  notifies_users: 0,
  notification_text: null,
  notified_users_at: null,
  medusa_automation_status: null,
  created_at: "2021-03-24 16:10:15",
  ti_id: 468166,
  ti_tenant_id: 1,
  ti_issue_id: 468166,
  ti_license: "owner",
  ti_withdrawn: 0,
  ti_free: 0,
  ti_free_to: null,
  ti_require_login: null,
  ti_preview: 0,
  ti_require_login_for_preview: 0,
  ti_private_material: null,
  ti_published_at: "2020-06-01 03:00:00",
  ti_created_at: "2021-03-24 16:10:15",
  ti_updated_at: "2021-03-24 16:10:15",
  ti_deleted_at: null,
  cover: "",
  url: "https://books.example/books/the-computing-machine",
  share_url: "https://books.example/books/the-computing-machine",
  public_file_url: "",
  current_session_limit: 0,
  can_be_removed_from_inventory: true,
  notes_count: 0,
  description: "<p>How it came to be.</p>",
  description_raw_text: "How it came to be.",
  description_with_html: "<p>How it came to be.</p>",
  issue_description: {
    issue_id: 468166,
    description: "<p>How it came to be.</p>",
  },
  is_owned_by_current_tenant: true,
  free: false,
  free_to: null,
  prices: {
    USD: 2,
  },
  preview: null,
  private_material: null,
  publication_date: {
    timestamp: 1590980400,
    date: "2020-06-01 00:00:00",
    timezone: "America/Argentina/Buenos_Aires",
  },
  require_login: null,
  require_login_for_preview: null,
  conversion_status_progress: null,
  published_at_utc: "2020-06-01 03:00:00",
  price_morph: [
    {
      tenant_id: 1,
      id: 1,
      priceable_type: "issue",
      priceable_id: 468166,
      type: "single",
      country_code: null,
      currency_id: "USD",
      amount_in_cents: 200,
      created_at: "2021-03-24 16:10:15",
      updated_at: "2021-03-24 16:10:15",
      deleted_at: null,
    },
  ],
  sessions: null,
  file: {
    tenant_id: 1,
    issue_id: 468166,
    id: 1,
    version: 1,
    track_title: "The Computing Machine",
    duration: null,
    order: 0,
    size_in_kb: 2411,
  },
};

export const ISSUE_EXAMPLE = { CODE: "success", data: { issue: ISSUE } };

const MESSAGE = "The title will be processed and available in your library in a moment..";

export const CREATED_ISSUE_EXAMPLE = {
  CODE: "success",
  data: {
    issue: {
      ...ISSUE,
      conversion_status: "started_dispatching_conversion",
      conversion_status_progress: "Starting conversion process 1/4",
      number_of_pages: null,
      file: { ...ISSUE.file, id: null, size_in_kb: null },
    },
    message: MESSAGE,
  },
  message: MESSAGE,
};

const PATH = "https://books.example/integration-api/v1/dashboard/issues";
const FIRST_PAGE = `${PATH}?page=1`;

export const ISSUE_PAGE_EXAMPLE = {
  CODE: "success",
  data: {
    paginator: {
      current_page: 1,
      data: [ISSUE],
      first_page_url: FIRST_PAGE,
      from: 1,
      last_page: 1,
      last_page_url: FIRST_PAGE,
      links: [
        { url: null, label: "&laquo; Previous", active: false },
        { url: FIRST_PAGE, label: 1, active: true },
        { url: null, label: "Next &raquo;", active: false },
      ],
      next_page_url: null,
      path: PATH,
      per_page: 15,
      prev_page_url: null,
      to: 1,
      total: 1,
    },
    reached_issues_limit: false,
    reached_free_issues_limit: false,
  },
};

const TRACK = {
  tenant_id: 1,
  issue_id: 468166,
  id: 9,
  version: 1,
  track_title: "Chapter 1",
  duration: 754,
  order: 0,
  size_in_kb: 11786,
  conversion_status: "done",
  created_at: "2021-03-19 00:00:00",
  updated_at: "2021-03-24 16:10:15",
};

export const ISSUE_TRACK_EXAMPLE = { CODE: "success", data: TRACK };
export const ISSUE_TRACKS_EXAMPLE = { CODE: "success", data: [TRACK] };
