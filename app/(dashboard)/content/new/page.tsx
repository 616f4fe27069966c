import { today } from "@internationalized/date";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContentBar } from "#components/content/form/content-bar.tsx";
import { KindChoice } from "#components/content/form/kind-choice.tsx";
import { NewContentForm } from "#components/content/form/new-content-form.tsx";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import { FILE_TYPES } from "#lib/content/schema.ts";
import { routes } from "#lib/routes.ts";
import { loadFormSurroundings, storeLang } from "../form-surroundings.ts";

export async function generateMetadata() {
  const t = await getTranslations("contentForm");
  return { title: t("newTitle") };
}

export default async function NewContentPage({ searchParams }: PageProps<"/content/new">) {
  const { type } = await searchParams;
  const t = await getTranslations("contentForm");
  const account = await requireAccount();
  if (!canEdit(account)) redirect(routes.contentList());
  const fileType = FILE_TYPES.find((name) => name === type);
  if (!fileType)
    return (
      <ContentBar title={t("newTitle")}>
        <KindChoice />
      </ContentBar>
    );
  const surroundings = await loadFormSurroundings(account.id);
  const defaults = { lang: storeLang(), today: today(surroundings.reading.timeZone).toString() };
  return (
    <ContentBar title={t(`newOfKind.${fileType}`)}>
      <NewContentForm key={fileType} {...surroundings} fileType={fileType} defaults={defaults} />
    </ContentBar>
  );
}
