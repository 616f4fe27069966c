const keys = new WeakMap<File, string>();
let last = 0;

/** Tells a file from every other in this tab: two may have one name, one folder and the same bytes. */
export function keyOfFile(file: File): string {
  const known = keys.get(file);
  if (known) return known;
  last += 1;
  const key = `file ${last}`;
  keys.set(file, key);
  return key;
}
