import { notFound } from "next/navigation";
import { ConversionPanel } from "#components/conversions/conversion-panel.tsx";
import { loadContent } from "#lib/bff/content.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";

export default async function ConversionPage({ params }: PageProps<"/content/[contentId]/conversion">) {
  const { contentId } = await params;
  const account = await requireAccount();
  const content = await loadContent(contentId);
  if (!content) notFound();
  const { id, name, file_type, cover_url, conversion_status, conversion = null } = content.data;
  return (
    <div className="py-5">
      <ConversionPanel
        initial={{ id, name, file_type, cover_url, conversion_status, conversion }}
        canEdit={canEdit(account)}
      />
    </div>
  );
}
