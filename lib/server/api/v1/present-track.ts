import type { IssueTrack } from "#lib/content/v1-schema.ts";
import type { Track } from "#lib/tracks/schema.ts";
import { conversionStatus, TENANT_ID } from "./present-issue.ts";

/** A track in the shape of version 1: `order` counts from 0, dates are text in UTC (contract 4.1). */
export function presentTrack(issueId: number, track: Track): IssueTrack {
  return {
    tenant_id: TENANT_ID,
    issue_id: issueId,
    id: track.id,
    version: 1,
    track_title: track.title,
    duration: track.duration,
    order: track.order - 1,
    size_in_kb: track.size_in_kb,
    conversion_status: conversionStatus(track.conversion_status ?? "done"),
    created_at: utcText(track.created_at),
    updated_at: utcText(track.updated_at),
  };
}

/** `2026-01-31T09:30:00Z` as `2026-01-31 09:30:00`. */
function utcText(instant: string): string {
  return new Date(instant).toISOString().slice(0, 19).replace("T", " ");
}
