import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../env.ts";
import { uploadsUrl } from "./uploads-url.ts";

const DAY_SECONDS = 24 * 60 * 60;

export type SignedAddress = { url: string; expiresAt: Date };

/**
 * An address at which anyone may fetch one upload, until it expires. The key is bound to this use,
 * so that a signature is good for nothing else that AUTH_SECRET signs.
 */
export function signAddress(id: string, fileName: string, now = Date.now()): SignedAddress {
  const expires = Math.floor(now / 1000) + DAY_SECONDS;
  const url = new URL(`${uploadsUrl()}/uploads/${id}/${encodeURIComponent(fileName)}`);
  url.searchParams.set("expires", String(expires));
  url.searchParams.set("signature", sign(id, fileName, String(expires)));
  return { url: url.href, expiresAt: new Date(expires * 1000) };
}

/** Whether the dashboard signed this address, and whether its time is over. */
export function readSignature(
  id: string,
  fileName: string,
  search: URLSearchParams,
  now = Date.now(),
): "good" | "over" | "foreign" {
  const expires = search.get("expires") ?? "";
  const given = Buffer.from(search.get("signature") ?? "");
  const right = Buffer.from(sign(id, fileName, expires));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return "foreign";
  if (!/^\d{1,12}$/.test(expires)) return "foreign";
  return Number(expires) * 1000 > now ? "good" : "over";
}

function sign(...parts: string[]): string {
  return createHmac("sha256", env().AUTH_SECRET)
    .update(["colophon.upload", ...parts].join("\n"))
    .digest("base64url");
}
