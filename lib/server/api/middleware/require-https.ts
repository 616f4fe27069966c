import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import { fault } from "#lib/content/fault-schema.ts";
import type { ApiEnv } from "../api-env.ts";
import { RequestRefused } from "../request-refused.ts";

/** Keeps tokens off plain connections: only this computer, or a proxy that we trust, may vouch for one (contract 1). */
export function requireHttps({ trustProxy }: { trustProxy: boolean }) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const isSecure =
      isLoopback(getConnInfo(c).remote.address) ||
      (trustProxy && c.req.header("x-forwarded-proto")?.split(",")[0]?.trim() === "https");
    if (!isSecure) throw new RequestRefused(403, fault("https_only"));
    await next();
  });
}

function isLoopback(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address ?? "");
}
