import { notFound } from "next/navigation";
import { EditContentForm } from "#components/content/form/edit-content-form.tsx";
import { loadContent } from "#lib/bff/content.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import { loadFormSurroundings } from "../form-surroundings.ts";

export default async function ContentDetailsPage({ params }: PageProps<"/content/[contentId]">) {
  const { contentId } = await params;
  const account = await requireAccount();
  const content = await loadContent(contentId);
  if (!content) notFound();
  const surroundings = await loadFormSurroundings(account.id);
  return (
    <EditContentForm
      key={contentId}
      {...surroundings}
      initial={{ content: content.data, etag: content.etag }}
      canEdit={canEdit(account)}
    />
  );
}
