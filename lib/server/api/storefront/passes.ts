import { createHmac, timingSafeEqual } from "node:crypto";

const HOUR_SECONDS = 60 * 60;

/** What the holder of an address may see: all that was made of the file, or what a buyer's preview shows. */
const SCOPES = ["desk", "preview"] as const;
export type PassScope = (typeof SCOPES)[number];
export type Pass = { contentId: number; scope: PassScope };

/**
 * Passes stand in an address, so that an editor sees a book without an account of the store. Each is
 * good for one title and one scope, for one to two hours: the end is a full hour, so that an address
 * stays the same while a page is open and the browser keeps what it has.
 */
export function createPasses(secret: string) {
  const sign = (body: string) =>
    createHmac("sha256", secret).update(`colophon.reading\n${body}`).digest("base64url");

  return {
    write({ contentId, scope }: Pass, now = Date.now()): string {
      const expires = (Math.floor(now / 1000 / HOUR_SECONDS) + 2) * HOUR_SECONDS;
      const body = `${contentId}.${scope}.${expires}`;
      return `${body}.${sign(body)}`;
    },
    /** Null when it was not written here, or its time is over. */
    read(text: string, now = Date.now()): Pass | null {
      const [, body = "", id, word, expires, signature = ""] =
        /^((\d{1,15})\.([a-z]{1,10})\.(\d{1,12}))\.([\w-]{1,64})$/.exec(text) ?? [];
      const given = Buffer.from(signature);
      const right = Buffer.from(sign(body));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const scope = SCOPES.find((one) => one === word);
      return scope && Number(expires) * 1000 > now ? { contentId: Number(id), scope } : null;
    },
  };
}

export type Passes = ReturnType<typeof createPasses>;
