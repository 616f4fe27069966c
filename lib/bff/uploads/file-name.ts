import "server-only";

const MAX_LENGTH = 150;

/**
 * What is not seen, and turns or hides what is: `gnp.epub` may stand for `bupe.png`. The joiners stay, which emoji
 * and many scripts are written with.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u00AD\u200B\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** The name of a person's file as one part of an address: no folders, nothing unseen, never empty. */
export function cleanFileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const name = last.replace(UNSEEN, "").toWellFormed().trim();
  if (name === "" || /^\.+$/.test(name)) return "file";
  // The ending is what a downloading store may go by.
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  return name.slice(0, MAX_LENGTH - ending.length).replace(/\.[a-z0-9]{1,8}$/i, "") + ending;
}
