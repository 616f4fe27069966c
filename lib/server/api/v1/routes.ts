import { Hono } from "hono";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import type { ApiEnv } from "../api-env.ts";
import { createIssueTrackRoutes } from "./issue-tracks.ts";
import { createIssueRoutes } from "./issues.ts";

/** Version 1 (contract 4), below ISSUES_PATH. The token has been checked before. */
export function createV1Routes(ctx: CatalogContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().route("/", createIssueTrackRoutes(ctx)).route("/", createIssueRoutes(ctx));
}
