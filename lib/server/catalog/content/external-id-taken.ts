import { and, eq, isNull } from "drizzle-orm";
import { content } from "../../db/schema.ts";
import { violatedUnique } from "../../db/violated-constraint.ts";
import type { Database } from "../context.ts";
import { externalIdKey } from "./external-id-key.ts";

/** Whether the database refused a write because a living title has this external id. */
export function isExternalIdTaken(error: unknown): boolean {
  return violatedUnique(error) === "content_external_id_unique";
}

/** Names the owner of an external id: `The external id "978…" is already used by content 4711.` (contract 1) */
export async function takenSentence(db: Database, externalId: string): Promise<string> {
  const [owner] = await db
    .select({ id: content.id })
    .from(content)
    .where(and(eq(content.external_id_key, externalIdKey(externalId)), isNull(content.deleted_at)));
  return `The external id "${externalId}" is already used by ${owner ? `content ${owner.id}` : "another content"}.`;
}
