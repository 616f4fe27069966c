import { and, eq, isNull } from "drizzle-orm";
import { type Fault, fault } from "#lib/content/fault-schema.ts";
import { content } from "../../db/schema/content.ts";
import { violatedUnique } from "../../db/violated-constraint.ts";
import type { Database } from "../context.ts";
import { externalIdKey } from "./external-id-key.ts";

/** Whether the database refused a write because a living title has this external id. */
export function isExternalIdTaken(error: unknown): boolean {
  return violatedUnique(error) === "content_external_id_unique";
}

/** The living title that has this external id, if there is one. */
export async function findOwner(db: Pick<Database, "select">, externalId: string): Promise<number | null> {
  const [owner] = await db
    .select({ id: content.id })
    .from(content)
    .where(and(eq(content.external_id_key, externalIdKey(externalId)), isNull(content.deleted_at)));
  return owner?.id ?? null;
}

/** Names the owner of an external id: `The external id "978…" is already used by content 4711.` (contract 1) */
export function takenFault(externalId: string, ownerId: number | null): Fault {
  const params = { external_id: externalId };
  return ownerId === null
    ? fault("taken_external_id_elsewhere", params)
    : fault("taken_external_id", { ...params, id: ownerId });
}
