import { minorDigits } from "#lib/content/price-schema.ts";
import type { Issue, IssueDate, IssueFile } from "#lib/content/v1-schema.ts";
import type { IssuePrice, IssueRow } from "#lib/server/catalog/content/issue-row.ts";
import { cut, rawText, withBreaks } from "./description.ts";

/** There is one store and one owner; version 1 knows several (contract 4.3). */
export const TENANT_ID = 1;
const USER_ID = 1;

/** Settings of the published samples. Nothing here reads them. */
const CONVERSION_SETTINGS = {
  PdfConversionQuality: "high",
  PdfSplitInPages: { pagesPerGroup: null, concurrentWorkerRequests: null },
  PdfProcessPages: { pagesPerGroup: null, concurrentWorkerRequests: 16 },
};

/** A title in the shape of version 1 (contract 4.3). `timeZone` is the store's. */
export function presentIssue(row: IssueRow, timeZone: string): Issue {
  const publishedAt: IssueDate = {
    timestamp: row.published_epoch,
    date: row.published_local,
    timezone: timeZone,
  };
  return {
    id: row.id,
    external_id: row.external_id,
    version: row.revision,
    marketplace: 0,
    license: { ppu: row.license === "ppu", retail: row.license === "retail" || row.license === "owner" },
    discount: 0,
    file_type: row.file_type,
    lang: row.lang,
    audience: row.audience,
    user_id: USER_ID,
    medusa_automation_id: null,
    name: row.name,
    slug: row.slug,
    conversion_status: conversionStatus(row.conversion_status),
    conversion_settings: CONVERSION_SETTINGS,
    conversion_details: row.conversion?.message ?? null,
    published_at: publishedAt,
    bucket_domain: "",
    cover_image_path: row.cover_url ?? "",
    number_of_pages: row.number_of_pages,
    notifies_users: 0,
    notification_text: null,
    notified_users_at: null,
    medusa_automation_status: null,
    created_at: row.created_at,
    ...tenantColumns(row),
    cover: row.cover_url ?? "",
    url: row.product_url,
    share_url: row.product_url,
    public_file_url: "",
    current_session_limit: 0,
    can_be_removed_from_inventory: true,
    notes_count: 0,
    ...descriptions(row.id, row.description),
    is_owned_by_current_tenant: true,
    free: row.free,
    free_to: row.free ? row.free_until : null,
    prices: presentPrices(row.prices),
    preview: trueOrNull(row.preview),
    private_material: null,
    publication_date: publishedAt,
    require_login: trueOrNull(row.require_login),
    require_login_for_preview: trueOrNull(row.preview_require_login),
    conversion_status_progress: row.conversion?.progress ?? null,
    published_at_utc: row.published_utc,
    price_morph: row.prices.map((price) => presentPrice(row.id, price)),
    sessions: null,
    file: presentFile(row),
  };
}

/** A title for the list: each of its descriptions is cut (contract 4.3). */
export function shortened(issue: Issue): Issue {
  const cutOrNull = (text: string | null) => (text === null ? null : cut(text));
  const description = cutOrNull(issue.description);
  return {
    ...issue,
    description,
    description_raw_text: cutOrNull(issue.description_raw_text),
    description_with_html: cutOrNull(issue.description_with_html),
    issue_description: { issue_id: issue.id, description },
  };
}

/** Descriptions as they were stored, as text, and with marked line breaks. */
function descriptions(id: number, description: string | null) {
  return {
    description,
    description_raw_text: description === null ? null : rawText(description),
    description_with_html: description === null ? null : withBreaks(description),
    issue_description: { issue_id: id, description },
  };
}

/** Version 1 has no word for a conversion that waits for its first worker (contract 4.1). */
export function conversionStatus(status: string): string {
  return status === "awaiting" ? "started_dispatching_conversion" : status;
}

export function sizeInKb(sizeInBytes: number | null): number | null {
  return sizeInBytes === null ? null : Math.ceil(sizeInBytes / 1024);
}

/** The `ti_` columns: the same facts, as numbers and text in UTC. */
function tenantColumns(row: IssueRow) {
  return {
    ti_id: row.id,
    ti_tenant_id: TENANT_ID,
    ti_issue_id: row.id,
    ti_license: row.license,
    ti_withdrawn: 0,
    ti_free: Number(row.free),
    ti_free_to: row.free ? row.free_until : null,
    ti_require_login: row.require_login ? 1 : null,
    ti_preview: Number(row.preview),
    ti_require_login_for_preview: Number(row.preview_require_login),
    ti_private_material: null,
    ti_published_at: row.published_utc,
    ti_created_at: row.created_at,
    ti_updated_at: row.updated_at,
    ti_deleted_at: null,
  };
}

function presentPrices(prices: IssuePrice[]): Issue["prices"] {
  if (prices.length === 0) return [];
  return Object.fromEntries(prices.map((price) => [price.currency_id, toAmount(price)]));
}

function presentPrice(issueId: number, price: IssuePrice): Issue["price_morph"][number] {
  const hundredths = minorDigits(price.currency_id) === 0 ? price.amount_minor * 100 : price.amount_minor;
  return {
    tenant_id: TENANT_ID,
    id: price.id,
    priceable_type: "issue",
    priceable_id: issueId,
    type: "single",
    country_code: null,
    currency_id: price.currency_id,
    amount_in_cents: hundredths,
    created_at: price.created_at,
    updated_at: price.updated_at,
    deleted_at: null,
  };
}

function toAmount({ currency_id, amount_minor }: IssuePrice): number {
  return minorDigits(currency_id) === 0 ? amount_minor : amount_minor / 100;
}

function presentFile({ id, file }: IssueRow): IssueFile | null {
  if (file === null) return null;
  return {
    tenant_id: TENANT_ID,
    issue_id: id,
    id: file.id,
    version: 1,
    track_title: file.title,
    duration: file.duration_seconds,
    order: 0,
    size_in_kb: sizeInKb(file.size_in_bytes),
  };
}

function trueOrNull(value: boolean): true | null {
  return value ? true : null;
}
