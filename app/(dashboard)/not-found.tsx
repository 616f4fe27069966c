import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { routes } from "#lib/routes.ts";

export default async function DashboardNotFound() {
  const t = await getTranslations("frame");
  return (
    <EmptyState
      title={t("notFoundTitle")}
      text={t("notFoundText")}
      actions={<LinkButton href={routes.contentList()}>{t("goToContent")}</LinkButton>}
    />
  );
}
