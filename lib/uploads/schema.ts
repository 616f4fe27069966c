import { z } from "zod";

/** What an upload may be. */
export const UPLOAD_KINDS = ["pdf", "epub", "audio", "picture"] as const;
export const uploadKindSchema = z.enum(UPLOAD_KINDS);
export type UploadKind = z.infer<typeof uploadKindSchema>;

/** Where the store fetches an uploaded file, until `expires_at`. */
export const uploadLinkSchema = z.object({
  upload_id: z.string(),
  file_name: z.string(),
  kind: uploadKindSchema,
  media_type: z.string(),
  size_in_bytes: z.number().int(),
  file_url: z.string(),
  expires_at: z.string(),
});
export type UploadLink = z.infer<typeof uploadLinkSchema>;

const PICTURES: readonly string[] = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];
/** Sound in a container that is used for films too. */
const SOUND_CONTAINERS: readonly string[] = ["video/mp4", "video/ogg", "application/ogg", "video/webm"];

/**
 * What a file is, by the media type that its first bytes show; null for what no title is made of. An
 * EPUB whose parts are in an unusual order looks like any archive, so there its name decides.
 */
export function uploadKindOf(mediaType: string | undefined, fileName: string): UploadKind | null {
  if (mediaType === undefined) return null;
  if (mediaType === "application/pdf") return "pdf";
  if (mediaType === "application/epub+zip") return "epub";
  if (mediaType === "application/zip" && /\.epub$/i.test(fileName)) return "epub";
  if (PICTURES.includes(mediaType)) return "picture";
  if (mediaType.startsWith("audio/")) return "audio";
  return SOUND_CONTAINERS.includes(mediaType) && !/\.(mp4|mov|webm|ogv)$/i.test(fileName) ? "audio" : null;
}
