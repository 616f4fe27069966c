import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { ConversionBoard } from "#components/conversions/conversion-board.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadContentList } from "#lib/bff/content.ts";
import { loadConversions } from "#lib/bff/conversions.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import {
  conversionPageSchema,
  conversionsOptions,
  endedConversionsOptions,
  endedQuestion,
} from "#lib/conversions/queries.ts";
import { createQueryClient } from "#lib/http/query-client.ts";

export async function generateMetadata() {
  const t = await getTranslations("conversions");
  return { title: t("pageHeading") };
}

export default async function ConversionsPage() {
  const account = await requireAccount();
  const t = await getTranslations("conversions");
  const client = createQueryClient();
  // A failure is not kept: the browser asks again, and shows what goes wrong with a way to try again.
  await Promise.all([
    client.prefetchQuery({
      ...conversionsOptions(""),
      queryFn: () => loadConversions([]),
    }),
    ...(["failed", "done"] as const).map((outcome) =>
      client.prefetchQuery({
        ...endedConversionsOptions(outcome),
        queryFn: async () =>
          conversionPageSchema.parse(await loadContentList(new URLSearchParams(endedQuestion(outcome)))),
      }),
    ),
  ]);
  return (
    <>
      <PageHeader title={t("pageHeading")} />
      <HydrationBoundary state={dehydrate(client)}>
        <ConversionBoard
          canEdit={canEdit(account)}
          first={client.getQueryData(conversionsOptions("").queryKey) ?? null}
        />
      </HydrationBoundary>
    </>
  );
}
