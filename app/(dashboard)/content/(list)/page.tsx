import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { AddFiles } from "#components/content/batch/add-files.tsx";
import { ContentList } from "#components/content/list/content-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadContentList } from "#lib/bff/content.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import { contentListOptions, readContentList } from "#lib/content/queries.ts";
import { contentRowPageSchema } from "#lib/content/row-schema.ts";
import { loadContentSearchParams } from "#lib/content/search-params.ts";
import { createQueryClient } from "#lib/http/query-client.ts";
import { routes } from "#lib/routes.ts";

export async function generateMetadata() {
  const t = await getTranslations("content.list");
  return { title: t("title") };
}

export default async function ContentListPage({ searchParams }: PageProps<"/content">) {
  const t = await getTranslations("content.list");
  const isEditor = canEdit(await requireAccount());
  const params = await loadContentSearchParams(searchParams);
  const client = createQueryClient();
  const ask = async (question: URLSearchParams) =>
    contentRowPageSchema.parse(await loadContentList(question));
  // A failure is not kept: the browser asks again, and shows what goes wrong with a way to try again.
  await client.prefetchQuery({
    ...contentListOptions(params),
    queryFn: () => readContentList(params, ask),
    retry: false,
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          isEditor ? (
            <>
              <AddFiles />
              <LinkButton href={routes.newContent()}>{t("newTitle")}</LinkButton>
            </>
          ) : null
        }
      />
      <HydrationBoundary state={dehydrate(client)}>
        <ContentList canEdit={isEditor} />
      </HydrationBoundary>
    </>
  );
}
