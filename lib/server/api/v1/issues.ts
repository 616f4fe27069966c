import { Hono } from "hono";
import { issueQuerySchema } from "#lib/content/v1-schema.ts";
import { toContentInput } from "#lib/content/v1-write-schema.ts";
import { findContentAt } from "#lib/server/catalog/content/content-address.ts";
import { createContent } from "#lib/server/catalog/content/create-content.ts";
import { deleteContent } from "#lib/server/catalog/content/delete-content.ts";
import { getIssue } from "#lib/server/catalog/content/get-issue.ts";
import { listIssues } from "#lib/server/catalog/content/list-issues.ts";
import { updateContent } from "#lib/server/catalog/content/update-content.ts";
import type { CatalogContext } from "#lib/server/catalog/context.ts";
import { parseInput } from "#lib/server/catalog/parse-input.ts";
import type { ApiEnv } from "../api-env.ts";
import { readJsonBody } from "../middleware/json-body.ts";
import { addressOf } from "./address.ts";
import { withFieldNames } from "./field-names.ts";
import { issueFieldNames, readNewIssue } from "./issue-input.ts";
import { paginate } from "./paginator.ts";
import { presentIssue, shortened } from "./present-issue.ts";
import { ISSUES_PATH, success } from "./success.ts";

/** Parameters of the list that its links repeat. The token is not among them. */
const KEPT_PARAMETERS = ["query", "per_page"];

/** As the published sample writes it, both dots. */
const CREATED = "The title will be processed and available in your library in a moment..";

/** Titles in version 1 (contract 4.1). */
export function createIssueRoutes(ctx: CatalogContext): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const { timeZone, publicUrl } = ctx.store;

  routes.get("/", async (c) => {
    const query = parseInput(issueQuerySchema, c.req.query());
    const { rows, total } = await listIssues(ctx, query);
    const items = rows.map((row) => shortened(presentIssue(row, timeZone)));
    const kept = new URLSearchParams();
    for (const name of KEPT_PARAMETERS) {
      const value = c.req.query(name);
      if (value) kept.set(name, value);
    }
    const page = { items, total, page: query.page, perPage: query.per_page };
    return success(c, {
      paginator: paginate(page, publicUrl + ISSUES_PATH, kept),
      reached_issues_limit: false,
      reached_free_issues_limit: false,
    });
  });

  routes.post("/", async (c) => {
    const body = await readJsonBody(c);
    const { id } = await withFieldNames(issueFieldNames(body), async () =>
      createContent(ctx, readNewIssue(body)),
    );
    const row = await getIssue(ctx, { id: String(id), idType: "internal" });
    const data = { issue: presentIssue(row, timeZone), message: CREATED };
    return success(c, data, { status: 201, message: CREATED });
  });

  routes.get("/:id", async (c) => {
    const row = await getIssue(ctx, addressOf(c));
    return success(c, { issue: presentIssue(row, timeZone) });
  });

  routes.put("/:id", async (c) => {
    const body = await readJsonBody(c);
    const address = addressOf(c);
    const { fileType } = await findContentAt(ctx.db, address);
    await withFieldNames(issueFieldNames(body), () =>
      updateContent(ctx, address, toContentInput(body, fileType)),
    );
    return c.body(null, 204);
  });

  routes.delete("/:id", async (c) => {
    await deleteContent(ctx, addressOf(c));
    return c.body(null, 204);
  });

  return routes;
}
