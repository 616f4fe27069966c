import "server-only";
import type { Preflight, PreflightInput } from "#lib/content/preflight-schema.ts";
import type { Content, ContentPage } from "#lib/content/schema.ts";
import type { ConversionHistory } from "#lib/conversions/history-schema.ts";
import type { RetryConversion } from "#lib/conversions/retry-schema.ts";
import type { Conversions } from "#lib/conversions/state-schema.ts";
import type { AddTrack, Track, UpdateTrack } from "#lib/tracks/schema.ts";

/** An answer with the ETag of what it holds; null where the store gives none (contract 9). */
export type Tagged<Data> = { data: Data; etag: string | null };

/** Query of the list in the words of version 3: `per_page`, `cursor`, `sort`, `filter[query]`, `include`, `fields`. */
export type ListQuery = URLSearchParams;

/**
 * A Content API as the dashboard sees it, whatever version the store speaks. Shapes are those of
 * version 3. Every method throws UpstreamError, and nothing else.
 */
export type ContentApi = {
  /** One page by cursor (contract 3.2). */
  list(query: ListQuery): Promise<ContentPage>;
  /** One title with every block the store offers (contract 3.3). */
  get(id: string): Promise<Tagged<Content>>;
  /** `key`: the Idempotency-Key of this submission, or null; a store without them ignores it. */
  create(input: unknown, key?: string | null): Promise<Tagged<Content>>;
  /** A look at a file before it becomes a title (contract 6, extension); null where the store has none. */
  preflight(file: PreflightInput): Promise<Preflight | null>;
  /** Partial update. `ifMatch`: the ETag the editor started from, or null. */
  update(id: string, patch: unknown, ifMatch: string | null): Promise<Tagged<Content>>;
  delete(id: string, ifMatch?: string | null): Promise<void>;
  /** Undo of a delete (contract 3.3, extension). */
  restore(id: string): Promise<Tagged<Content>>;
  /**
   * How the conversion went, file by file, or of the file of one track with its waveform (contract 3.6,
   * extension); null where the store does not tell.
   */
  getConversion(id: string, trackId?: number): Promise<ConversionHistory | null>;
  /**
   * Starts or tries again (contract 3.6, extension), with `file_url` on another file: only where `accepts_file`
   * was true, as a store that does not know the word might try the old one.
   */
  retryConversion(id: string, input?: RetryConversion): Promise<void>;
  listTracks(id: string): Promise<Tagged<Track[]>>;
  addTrack(id: string, input: AddTrack, key?: string | null): Promise<Track>;
  updateTrack(id: string, trackId: number, input: UpdateTrack, ifMatch?: string | null): Promise<Track>;
  /** The whole order, first to last (contract 3.5). */
  reorderTracks(id: string, trackIds: number[], ifMatch: string | null): Promise<Tagged<Track[]>>;
  deleteTrack(id: string, trackId: number, ifMatch?: string | null): Promise<void>;
  /** Titles that are being converted now, newest first, and the state of the titles named in `ids`. */
  listConversions(ids: string[]): Promise<Conversions>;
};
