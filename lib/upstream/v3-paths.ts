import "server-only";

/** Base path of version 3 (contract 1). */
export const CONTENT = "/api/v3/content";

/** The address of one title, or of what lies beneath it. */
export const contentPath = (id: string, rest = "") => `${CONTENT}/${encodeURIComponent(id)}${rest}`;
