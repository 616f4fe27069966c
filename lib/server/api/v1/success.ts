import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ApiContext } from "../api-env.ts";

export const ISSUES_PATH = "/integration-api/v1/dashboard/issues";

type Extra = { status?: ContentfulStatusCode; message?: string };

/** Every answer of version 1 with a body that is no error: `{CODE, data}` (contract 1, "Errors"). */
export function success(c: ApiContext, data: unknown, { status = 200, message }: Extra = {}): Response {
  return c.json({ CODE: "success", data, message }, status);
}
