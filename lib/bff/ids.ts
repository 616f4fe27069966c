import "server-only";

const ID = /^[1-9]\d{0,17}$/;

/** Whether text from an address is an id of a title. Nothing but digits goes on to the store, so no path can be built out of it. */
export function isContentId(text: string): boolean {
  return ID.test(text);
}

export function isTrackId(text: string): boolean {
  return ID.test(text) && Number.isSafeInteger(Number(text));
}
