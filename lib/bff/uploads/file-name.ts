import "server-only";

const MAX_LENGTH = 150;

/** The name of a person's file as one part of an address: no folders, no control characters, never empty. */
export function cleanFileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const name = last
    .replace(/\p{Cc}/gu, "")
    .toWellFormed()
    .trim();
  if (name === "" || /^\.+$/.test(name)) return "file";
  // The ending is what a downloading store may go by.
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  return name.slice(0, MAX_LENGTH - ending.length).replace(/\.[a-z0-9]{1,8}$/i, "") + ending;
}
