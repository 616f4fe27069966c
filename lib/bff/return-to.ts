import "server-only";
import { routes } from "#lib/routes.ts";

/** Path and search of the page being shown; set by proxy.ts, whatever the browser sent under this name. */
export const PATH_HEADER = "x-colophon-path";

/**
 * A path of this site to go back to, else the start page. Read by the URL parser itself, because
 * `//host`, `/\host` and control characters all look like paths and lead away.
 */
export function safeReturnTo(wanted: string | null | undefined): string {
  const base = "http://colophon.invalid";
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, base)) return routes.home();
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return routes.home();
  if (/^\/(api|sign-in|set-up)(\/|$)/.test(url.pathname)) return routes.home();
  return url.pathname + url.search;
}
