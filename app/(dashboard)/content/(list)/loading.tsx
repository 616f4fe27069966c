import { getTranslations } from "next-intl/server";
import { ListSkeleton } from "#components/content/list/list-skeleton.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export default async function ContentListLoading() {
  const t = await getTranslations("content.list");
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="h-21 sm:h-11" />
      <ListSkeleton />
    </>
  );
}
