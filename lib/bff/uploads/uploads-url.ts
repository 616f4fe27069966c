import "server-only";
import { type Env, env } from "../env.ts";
import { isLoopback } from "../origin.ts";

type Addresses = Pick<Env, "UPLOADS_URL" | "PUBLIC_URL" | "CONTENT_API_URL">;

/** Where the store fetches what was uploaded here, without a slash at the end. */
export function uploadsUrl({ UPLOADS_URL, PUBLIC_URL }: Addresses = env()): string {
  return UPLOADS_URL ?? PUBLIC_URL;
}

/** False when uploads are at an address of this machine only and the store is on another one, which will never find them. */
export function isWithinReach(addresses: Addresses = env()): boolean {
  const isHere = (url: string) => isLoopback(new URL(url).hostname);
  return !isHere(uploadsUrl(addresses)) || isHere(addresses.CONTENT_API_URL);
}
