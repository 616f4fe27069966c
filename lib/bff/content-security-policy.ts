import "server-only";
import { env } from "./env.ts";

/**
 * Scripts run only with the nonce of this answer. Styles may be inline: the component library
 * positions with them. Covers come from wherever the store keeps them.
 */
export function contentSecurityPolicy(nonce: string): string {
  const { CONTENT_API_URL, CONTENT_API_PUBLIC_URL, NODE_ENV } = env();
  const stores = [CONTENT_API_URL, CONTENT_API_PUBLIC_URL].flatMap((url) =>
    url ? [new URL(url).origin] : [],
  );
  const isDevelopment = NODE_ENV === "development";
  const directives = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", isDevelopment ? "'unsafe-eval'" : ""],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", "https:", ...stores],
    "media-src": ["'self'", "blob:", "https:", ...stores],
    // Chapters of a book, in a frame without scripts or origin.
    "frame-src": stores,
    "font-src": ["'self'"],
    "connect-src": ["'self'", isDevelopment ? "ws:" : ""],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...new Set(sources.filter((source) => source !== ""))].join(" "))
    .join("; ");
}
