import { html } from "hono/html";
import type { CatalogContext } from "../../catalog/context.ts";
import type { BookFile } from "../../catalog/reading/book-files.ts";
import { listTracks } from "../../catalog/tracks/list-tracks.ts";
import type { ApiContext } from "../api-env.ts";
import { previewSeconds, soundFor } from "./extent.ts";
import type { Piece } from "./page.ts";
import { formatLength } from "./product-page.ts";
import type { Reader } from "./visit.ts";
import type { Words } from "./words.ts";

type Heard = { c: ApiContext; ctx: CatalogContext; visit: Reader; files: BookFile[]; words: Words };
type Track = { id: number; title: string; order: number; duration: number | null; conversion_status: string };

/** The tracks of an audiobook, and a player for one of them. */
export async function soundPlayer({ c, ctx, visit, files, words }: Heard): Promise<Piece> {
  const { book, base, reach } = visit;
  const { json } = await listTracks(ctx, { id: String(book.id), idType: "internal" });
  const withFile = async (track: Track) => {
    const file = files.find(({ trackId }) => trackId === track.id);
    return { ...track, isOpen: file !== undefined && (await soundFor(ctx, visit, file)) !== null };
  };
  const tracks = await Promise.all((JSON.parse(json) as Track[]).map(withFile));
  const open = tracks.filter(({ isOpen }) => isOpen);
  const chosen = open.find(({ id }) => String(id) === c.req.query("track")) ?? open[0];
  const file = files.find(({ trackId }) => trackId === chosen?.id);
  if (!chosen || !file)
    return html`<p>${isComing(tracks) ? words.preparingSound : words.emptySoundPreview}</p>`;
  const length = (duration: number | null) =>
    duration ? html` <span class="muted">${formatLength(duration)}</span>` : "";
  return html`<audio controls preload="metadata" src="${base}/tracks/${chosen.id}" aria-label="${words.listen}"></audio>
    ${unheard(`${base}/tracks/${chosen.id}`, reach, words)}
    <h2>${words.tracks}</h2>
    <ol class="index" lang="${book.lang}">${tracks.map((track) =>
      track.isOpen
        ? html`<li><a href="${base}/read?track=${track.id}" data-sound="${base}/tracks/${track.id}"${
            track.id === chosen.id ? html` aria-current="true"` : ""
          }>${track.title}${length(track.duration)}</a></li>`
        : html`<li class="muted"><span>${track.title}${length(track.duration)} · <span lang="${words.lang}">${closedTrack(track, reach, words)}</span></span></li>`,
    )}</ol>
    ${reach === "preview" ? html`<p>${words.endsAfter} ${formatLength(previewSeconds(file))}.</p>` : ""}`;
}

/** A preview is of the first track: while that is converted, one is on its way. */
function isComing(tracks: readonly Track[]): boolean {
  const first = tracks.find(({ order }) => order === 1);
  return first !== undefined && first.conversion_status !== "done" && first.conversion_status !== "error";
}

/** Why a track does not play: of a preview, none but the first ever does. */
function closedTrack(
  { order, conversion_status: status }: Track,
  reach: Reader["reach"],
  words: Words,
): string {
  if (status === "done" || (reach === "preview" && order > 1)) return words.locked;
  return status === "error" ? words.failedTrack : words.preparingTrack;
}

/**
 * What is said when nothing is heard; the script shows it. Where the whole is open, the file may play elsewhere:
 * without a script it is offered at once.
 */
function unheard(url: string, reach: Reader["reach"], words: Words): Piece {
  const link = reach === "whole" ? html` <a href="${url}" data-file download>${words.openTrack}</a>` : "";
  return html`<div role="alert">
      <p id="unplayable" hidden>${words.unplayable}${link}</p>
      <p id="lost" hidden>${words.soundLost}</p>
    </div>
    ${reach === "whole" ? html`<noscript><p>${link}</p></noscript>` : ""}`;
}
