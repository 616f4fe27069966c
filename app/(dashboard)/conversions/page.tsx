import { getTranslations } from "next-intl/server";
import { ConversionBoard } from "#components/conversions/conversion-board.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { canEdit, requireAccount } from "#lib/bff/session.ts";

export async function generateMetadata() {
  const t = await getTranslations("conversions");
  return { title: t("pageHeading") };
}

export default async function ConversionsPage() {
  const account = await requireAccount();
  const t = await getTranslations("conversions");
  return (
    <>
      <PageHeader title={t("pageHeading")} />
      <ConversionBoard canEdit={canEdit(account)} />
    </>
  );
}
