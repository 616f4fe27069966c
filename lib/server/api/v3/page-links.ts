import { URLSearchParams } from "node:url";

/** Where an old client may have put its token: it must not come back in a link. */
const TOKEN_PARAMETERS = ["user_token", "api_token"];

/** Makes addresses of other pages, which keep every parameter but the cursor (contract 3.2). */
export function pageLinks(listUrl: string, params: URLSearchParams) {
  const kept = new URLSearchParams(params);
  for (const name of TOKEN_PARAMETERS) kept.delete(name);
  return (cursor: string | null): string | null => {
    if (cursor === null) return null;
    kept.set("cursor", cursor);
    return `${listUrl}?${kept}`;
  };
}
