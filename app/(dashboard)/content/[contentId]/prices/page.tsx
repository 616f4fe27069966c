import { redirect } from "next/navigation";
import { routes } from "#lib/routes.ts";

/** Prices are a section of the details: one form, one save. The address leads there. */
export default async function ContentPricesPage({ params }: PageProps<"/content/[contentId]/prices">) {
  const { contentId } = await params;
  redirect(`${routes.content(contentId)}#prices`);
}
