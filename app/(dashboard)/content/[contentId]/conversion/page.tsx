import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { FoundPanel } from "#components/content/found/found-panel.tsx";
import { ConversionHistory } from "#components/conversions/conversion-history.tsx";
import { ConversionPanel } from "#components/conversions/conversion-panel.tsx";
import { loadContent } from "#lib/bff/content.ts";
import { loadConversion } from "#lib/bff/conversions.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import { createQueryClient } from "#lib/http/query-client.ts";

export default async function ConversionPage({ params }: PageProps<"/content/[contentId]/conversion">) {
  const { contentId } = await params;
  const account = await requireAccount();
  const content = await loadContent(contentId);
  if (!content) notFound();
  const { id, name, file_type, cover_url, conversion_status, conversion = null } = content.data;
  const client = createQueryClient();
  await client.prefetchQuery({
    ...conversionHistoryOptions(id),
    queryFn: () => loadConversion(String(id)),
  });
  return (
    <div className="flex flex-col gap-4 py-5">
      <ConversionPanel
        initial={{ id, name, file_type, cover_url, conversion_status, conversion }}
        canEdit={canEdit(account)}
      />
      <HydrationBoundary state={dehydrate(client)}>
        <FoundPanel initial={content} canEdit={canEdit(account)} />
        <ConversionHistory contentId={id} fileType={file_type} canEdit={canEdit(account)} />
      </HydrationBoundary>
    </div>
  );
}
