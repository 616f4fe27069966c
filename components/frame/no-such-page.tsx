import { getTranslations } from "next-intl/server";
import { routes } from "#lib/routes.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** Whatever was asked for is not there, and the way back to what is. */
export async function NoSuchPage() {
  const t = await getTranslations("frame");
  return (
    <>
      <title>{t("notFoundTitle")}</title>
      <EmptyState
        isPage
        title={t("notFoundTitle")}
        text={t("notFoundText")}
        actions={<LinkButton href={routes.contentList()}>{t("goToContent")}</LinkButton>}
      />
    </>
  );
}
