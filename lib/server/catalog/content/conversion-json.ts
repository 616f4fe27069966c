import { CONVERSION_STAGES } from "#lib/conversions/schema.ts";
import { IS_STALLED } from "../conversions/is-stalled.ts";
import { stepOf } from "../conversions/said.ts";
import { anyText, instant, json, number, object, plain, toSql, word } from "./json-text.ts";

/**
 * An audiobook of several tracks, whose steps would jump from track to track: it counts the tracks that
 * have ended, which never go back (contract 3.6).
 */
const IS_COUNTED = "(v.files > 1 and c.conversion_status = 'converting')";
const CURRENT_TRACK = "least(v.ended + 1, v.files)";
const TRACKS_STEP = stepOf("render");
const counted = (byTracks: string, byFile: string) =>
  `case when ${IS_COUNTED} then ${byTracks} else ${byFile} end`;

/** An audiobook of several tracks that ended with a failed one, which is named: it has a reason, the others may be fine. */
const IS_OF_TRACK =
  "(v.files > 1 and c.conversion_status = 'error' and v.status = 'error' and v.message is not null)";
const ofTrack = (column: "position" | "title") =>
  `(select t.${column} from catalog.tracks t where t.id = v.track_id)`;
const TRACK_MESSAGE = `format(
  case when v.failed = 1 then 'Track %s of %s, “%s”, failed: %s' else '%5$s of %2$s tracks failed, among them track %1$s, “%3$s”: %4$s' end,
  ${ofTrack("position")}, v.files, ${ofTrack("title")}, v.message, v.failed
) || case v.done when 0 then '' when 1 then ' One track is fine.' else format(' %s tracks are fine.', v.done) end`;
const TRACK_PARAMS = `(coalesce(v.params, '{}') || jsonb_build_object(
  'track', ${ofTrack("position")}, 'tracks', v.files, 'track_title', ${ofTrack("title")},
  'tracks_failed', v.failed, 'tracks_done', v.done))::text`;

const STEP = counted(String(TRACKS_STEP), "v.step");
const STAGE = `case ${STEP} ${CONVERSION_STAGES.map((stage, index) => `when ${index + 1} then '${stage}'`).join(" ")} end`;

/** What the conversion `v` of the title `c` is doing; null when it has ended. */
const PROGRESS_SENTENCE = counted(
  `format('Converting track %s of %s, step ${TRACKS_STEP}/${CONVERSION_STAGES.length}', ${CURRENT_TRACK}, v.files)`,
  "case when v.status <> 'error' then v.message end",
);
/** Why it failed, and of an audiobook in which track; null unless it did. */
const FAILURE_SENTENCE = counted(
  "null",
  `case when ${IS_OF_TRACK} then ${TRACK_MESSAGE} when v.status = 'error' then v.message end`,
);

const CONVERSION = object({
  status: word("c.conversion_status"),
  stage: anyText(STAGE),
  step: number(STEP),
  steps: [String(CONVERSION_STAGES.length)],
  percent: number(counted("100 * v.ended / v.files", "v.percent")),
  progress: anyText(PROGRESS_SENTENCE),
  message: anyText(FAILURE_SENTENCE),
  code: anyText(counted("'converting_track'", "v.code")),
  params: json(
    counted(
      `json_build_object('done', ${CURRENT_TRACK}, 'total', v.files)::text`,
      `case when ${IS_OF_TRACK} then ${TRACK_PARAMS} else v.params::text end`,
    ),
  ),
  retryable: plain(counted("false", "v.retryable")),
  accepts_file: plain(counted("false", "v.status = 'error'")),
  is_stalled: plain(IS_STALLED),
  started_at: instant("v.started_at"),
  updated_at: instant("v.updated_at"),
  finished_at: instant("v.finished_at"),
});

/** Conversions `v` of the title `c`, counted; of an audiobook, the one that its state comes from is taken. */
const FROM_LEADING = `from (
    select w.*, count(*) over () as files, count(*) filter (where w.status in ('done', 'error')) over () as ended,
      count(*) filter (where w.status = 'done') over () as done, count(*) filter (where w.status = 'error') over () as failed
    from catalog.conversions w where w.content_id = c.id
  ) v
  order by (v.status = c.conversion_status) desc, v.updated_at desc, v.id
  limit 1`;

/** The file's conversion; of an audiobook, that of the track its state comes from, and all tracks counted (contract 3.6). */
export const LEADING_CONVERSION = json(`(select ${toSql(CONVERSION)} ${FROM_LEADING})`);

/** The same as two sentences, for version 1 (contract 4.3). */
export const CONVERSION_SENTENCES = `(select json_build_object(
    'progress', ${PROGRESS_SENTENCE}, 'message', ${FAILURE_SENTENCE}) ${FROM_LEADING})`;
