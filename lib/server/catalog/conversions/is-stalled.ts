/** Patience where a step has no history yet, or is over in a moment. */
const FLOOR_SECONDS = 60;
const TIMES = 3;

/**
 * SQL: whether the conversion `v` has not changed for longer than three times what its step usually
 * takes. One that waits for its turn is not stalled, however long the queue is.
 */
export const IS_STALLED = `(v.status in ('started_dispatching_conversion', 'converting')
  and v.updated_at < now() - make_interval(secs => greatest(${FLOOR_SECONDS}, ${TIMES} * coalesce(v.usual_seconds, 0))))`;
