import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound, redirect } from "next/navigation";
import { PreviewPanel } from "#components/conversions/preview/preview-panel.tsx";
import { loadContent } from "#lib/bff/content.ts";
import { loadConversion } from "#lib/bff/conversions.ts";
import { requireAccount } from "#lib/bff/session.ts";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import { createQueryClient } from "#lib/http/query-client.ts";
import { routes } from "#lib/routes.ts";

export default async function PreviewPage({ params }: PageProps<"/content/[contentId]/preview">) {
  const { contentId } = await params;
  await requireAccount();
  const content = await loadContent(contentId);
  if (!content) notFound();
  const { id, file_type, lang } = content.data;
  if (file_type === "physical") redirect(routes.content(contentId));
  const client = createQueryClient();
  await client.prefetchQuery({
    ...conversionHistoryOptions(id),
    queryFn: () => loadConversion(String(id)),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PreviewPanel contentId={id} titleLang={lang} />
    </HydrationBoundary>
  );
}
