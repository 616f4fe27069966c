import { createMiddleware } from "hono/factory";
import type { Logger } from "pino";
import type { ApiEnv } from "../api-env.ts";

const REQUEST_ID = /^[\w.:=-]{1,128}$/;

/**
 * Gives each request its id and its one line in the log. The line holds the path without the query
 * string, where version 1 carries the token, and no header.
 */
export function requestLog(logger: Logger) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const startedAt = performance.now();
    const given = c.req.header("x-request-id");
    const requestId = given && REQUEST_ID.test(given) ? given : crypto.randomUUID();
    c.set("requestId", requestId);
    // Past Hono, which would make every answer a stream of its own to join the headers.
    c.env.outgoing.setHeader("x-request-id", requestId);
    await next();
    const line = {
      request_id: requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
    };
    logger.info(line, "request");
  });
}
