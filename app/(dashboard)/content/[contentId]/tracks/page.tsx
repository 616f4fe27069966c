import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound, redirect } from "next/navigation";
import { MoreTracks } from "#components/content/batch/more-tracks.tsx";
import { TrackList } from "#components/tracks/track-list.tsx";
import { loadContent } from "#lib/bff/content.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import { loadTracks } from "#lib/bff/tracks.ts";
import { createQueryClient } from "#lib/http/query-client.ts";
import { routes } from "#lib/routes.ts";
import { trackKeys } from "#lib/tracks/queries.ts";

export default async function TracksPage({ params }: PageProps<"/content/[contentId]/tracks">) {
  const { contentId } = await params;
  const account = await requireAccount();
  const content = await loadContent(contentId);
  if (!content) notFound();
  if (content.data.file_type !== "audio") redirect(routes.content(contentId));

  const { id, name, lang } = content.data;
  const mayEdit = canEdit(account);
  const client = createQueryClient();
  await client.prefetchQuery({
    queryKey: trackKeys.list(contentId),
    queryFn: async () => {
      const { data, etag } = await loadTracks(contentId);
      return { tracks: data, etag };
    },
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TrackList
        contentId={contentId}
        titleLang={lang}
        canEdit={mayEdit}
        addTrack={mayEdit ? <MoreTracks audiobook={{ id, name }} /> : null}
      />
    </HydrationBoundary>
  );
}
