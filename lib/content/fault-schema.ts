/**
 * Everything that the Content API can have against a request, by its code: the closed list of codes
 * with their sentences (contract 1, "Errors"). A sentence is a template over its params; one that
 * begins in lower case is the rest of a sentence about its field.
 */
export const FAULTS = {
  // A request as a whole.
  invalid: "The given data was invalid.",
  include_not_allowed: "Requested include(s) are not allowed. Allowed include(s) are: {allowed}",
  none_created: "None of the contents was created: each item says why.",
  content_not_found: "Content not found.",
  track_not_found: "Track not found.",
  ambiguous_id:
    'The id "{id}" is the internal id of one content and the external id of another. Say which with id_type=internal or id_type=external.',
  stale:
    "This content was changed after the state that If-Match names. Read it again, then repeat the change.",
  last_track: "This is the last track, and an audiobook needs one. Add another first, or delete the content.",
  already_converted: "This content is already converted.",
  still_converting: "The conversion is still running. Wait until it has ended.",
  file_not_failed: "Another file is taken only where the conversion has failed; this one is {status}.",
  restore_taken_external_id:
    'The external id "{external_id}" is already used by content {id}. Change it there, then restore this one.',
  restore_taken_external_id_elsewhere:
    'The external id "{external_id}" is already used by another content. Change it there, then restore this one.',
  idempotency_key_in_use: "A request with this Idempotency-Key is still running. Send it again in a moment.",
  bad_idempotency_key: "The Idempotency-Key header must be 1 to 255 visible ASCII characters.",
  bad_if_match: 'The If-Match header must be * or the ETag of an earlier answer, in its quotes: "r3.…".',
  body_empty: "The body is empty. Send a JSON object.",
  body_not_json:
    "The body is not valid JSON: it cannot be read from position {position} (line {line}, column {column}) on.",
  body_too_deep: "The body is nested more than {max} levels deep. Send a flatter one.",
  body_too_large: "The body is larger than {max_mib} MiB. Send less in one request.",
  https_only: "This API is served over HTTPS only. Use an address that begins with https://.",
  unauthenticated: "Unauthenticated.",
  unauthorized: "This action is unauthorized.",
  too_many_attempts: "Too Many Attempts.",
  no_such_address: "There is nothing at this address.",
  method_not_allowed: "This address does not take {method}. It takes {allowed}.",
  server_error: "Server error.",
  unavailable: "The database cannot be reached. Send the request again in a moment.",

  // The form of a value.
  required: "is required.",
  not_text: "must be text.",
  not_number: "must be a number.",
  not_whole: "must be a whole number.",
  not_boolean: "must be true or false.",
  not_list: "must be a list.",
  not_object: "must be an object.",
  wrong_type: "has the wrong type.",
  unreadable: "cannot be read.",
  unreadable_form: "has a form that cannot be read.",
  unknown_key: "is not known here: check its spelling.",
  not_one_of: "must be one of {allowed}.",
  one_or_more_of: "must be one or more of {allowed}.",
  too_long: "must not be longer than {max} characters.",
  too_short: "must not be shorter than {min} characters.",
  too_many: "must not have more than {max} items.",
  too_large: "must be {max} or less.",
  too_small: "must be {min} or more.",
  empty: "must not be empty.",
  nul_character: "must not contain a NUL character.",
  unstorable_text: "contains a character that cannot be stored (NUL or half of a surrogate pair).",

  // A title and its tracks.
  bad_url: "must be an address that starts with http:// or https://, without a user name or password in it.",
  private_url:
    "must be an address that anyone on the internet can open; this one is private or belongs to this computer.",
  bad_date: "must be a real date, as YYYY-MM-DD or YYYY-MM-DD HH:MM:SS.",
  bad_year: "must lie between 1000-01-01 and 9999-12-31 00:00:00.",
  before_other: "must not be before {other}.",
  unknown_currency: "is not a currency of this store. Supported: {allowed}.",
  duplicate_currency: "is given twice: there is one price for each currency ({currency}).",
  bad_amount: "must be a number with a decimal point, such as 19.50.",
  negative_price: "must be 0 or more.",
  no_decimals: "must be a whole number: {currency} has no decimals.",
  bad_language: "must be a language code of ISO 639-1, such as es.",
  bad_country: "must be a country code of two letters, such as AR.",
  bad_file_type: "must be one of {allowed} (mp3 and mpga mean audio).",
  alias_disagrees: "disagrees with {other}: send one of them, or the same value in both.",
  file_required: "is required for a digital title.",
  file_not_for_physical: "is not used for a physical title.",
  track_required: "is required: say which track of the audiobook the file is for.",
  file_fixed: "cannot change here: the file and its type stay as they were created.",
  physical_only: "is used for physical titles only.",
  not_an_email: "must be an e-mail address.",
  not_html: "must be HTML text for a physical title.",
  taken_external_id: 'The external id "{external_id}" is already used by content {id}.',
  taken_external_id_elsewhere: 'The external id "{external_id}" is already used by another content.',
  bad_client_ref: "must be a number, or text of at most {max} characters.",
  bulk_count: "must be a list of 1 to {max} contents.",
  audio_only: "The file_type of this content is not audio: only audiobooks have tracks.",
  bad_track_order: "must list every track once, as {example}.",
  order_leaves_out: "The order leaves out {ids}.",
  order_names_unknown: "The order names what is no track of this content: {ids}.",
  order_names_twice: "The order names more than once {ids}.",
  used_idempotency_key:
    'The Idempotency-Key "{key}" was used for another request. Use a new key, or send that request again.',

  // Questions.
  include_unknown: "Requested include(s) are not allowed. Allowed include(s) are: {allowed}.",
  unknown_fields: "names {unknown}, which is not known. Known: {known}.",
  unknown_filter: "The selected {field} is invalid.",
  bad_cursor: "is damaged, or belongs to another sort or other filters. Start again without it.",
  bad_per_page: "The per page must be between 1 and {max}.",
  bad_page: "must be a whole number from 1 on.",
  bad_page_size: "must be a whole number from 1 to {max}.",
  bad_id_type: "must be internal or external.",
  bad_ids: "must hold 1 to {max} ids, separated by commas.",
  bad_name: "must be a name of 1 to {max} characters.",
  bad_languages: "must hold language codes of ISO 639-1, such as es.",
  bad_moment: "must match the format Y-m-d H:i:s.",
  in_future: "must not be in the future: it is {now} (UTC) now.",
  beyond_last_month: "must lie within the last month: not before {oldest}.",
  before_from: "must not be before from, {from}.",
  span_too_long: "must not be later than {latest}: one month after from at most.",

  // The last resort: a sentence that has no code of its own yet.
  other: "{sentence}",
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof FAULTS;

export type Fault = { code: FaultCode; params: Readonly<Record<string, string | number>> };

/** Faults by field path: `prices.0.amount`. */
export type FieldFaults = Record<string, Fault[]>;

type ParamNames<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Exclude<Name, "field"> | ParamNames<Rest>
  : never;
type Params<Code extends FaultCode> = Record<ParamNames<(typeof FAULTS)[Code]>, string | number>;
type Rest<Code extends FaultCode> = [ParamNames<(typeof FAULTS)[Code]>] extends [never]
  ? []
  : [params: Params<Code>];

export function fault<Code extends FaultCode>(code: Code, ...[params]: Rest<Code>): Fault {
  return { code, params: params ?? {} };
}

/** A fault as the message of a rule of zod, which can only hold text; `readMessage` reads it back. */
export function says<Code extends FaultCode>(code: Code, ...rest: Rest<Code>): string {
  const { params } = fault(code, ...rest);
  return Object.keys(params).length === 0 ? code : `${code} ${JSON.stringify(params)}`;
}

/** The fault that a message of zod stands for; a sentence that is none of ours is `other`. */
export function readMessage(message: string): Fault {
  const [, code = "", params = "{}"] = /^([a-z_]+)(?: (\{.*\}))?$/s.exec(message) ?? [];
  return isFaultCode(code) ? { code, params: JSON.parse(params) } : fault("other", { sentence: message });
}

function isFaultCode(word: string): word is FaultCode {
  return Object.hasOwn(FAULTS, word);
}

/** The English sentence of a fault, about the field whose path is given. */
export function sentenceOf({ code, params }: Fault, field = "body"): string {
  const named: Fault["params"] = { ...params, field };
  const sentence = FAULTS[code].replace(/\{(\w+)\}/g, (whole, name: string) => String(named[name] ?? whole));
  if (!/^[a-z]/.test(FAULTS[code])) return sentence;
  return field === "body" ? `The body ${sentence}` : `The ${field} field ${sentence}`;
}

/** The sentences of faults, by field path. */
export function sentencesOf(faults: FieldFaults): Record<string, string[]> {
  // A key of the client becomes a key here, and "__proto__" must be one like any other.
  const sentences: Record<string, string[]> = Object.create(null);
  for (const [field, list] of Object.entries(faults))
    sentences[field] = list.map((one) => sentenceOf(one, field));
  return sentences;
}
