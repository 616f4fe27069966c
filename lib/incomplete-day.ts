/**
 * What a form holds for a day that was begun and not finished: it is no day, and it is not unset
 * either. The rules of the form refuse it, so it counts as typed and is never sent.
 */
export const INCOMPLETE_DAY = "incomplete";
