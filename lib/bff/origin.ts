import "server-only";

const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

export function isLoopback(hostname: string): boolean {
  return LOOPBACK_HOSTS.includes(hostname);
}

/** The origins under which the dashboard is its own: PUBLIC_URL, and the other names of the own machine if it is one. */
function ownOrigins(publicUrl: string): string[] {
  const url = new URL(publicUrl);
  if (!isLoopback(url.hostname)) return [url.origin];
  return LOOPBACK_HOSTS.map(
    (host) => new URL(`${url.protocol}//${host}${url.port ? `:${url.port}` : ""}`).origin,
  );
}

/**
 * Whether a request that changes something was sent by a page of this dashboard. Browsers set
 * `Origin` on every such request and no page can forge it; the Host header proves nothing here
 * (a foreign name may resolve to this machine), so it is not consulted.
 */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  return origin !== null && ownOrigins(publicUrl).includes(origin);
}
