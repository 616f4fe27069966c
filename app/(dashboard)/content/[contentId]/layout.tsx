import { notFound } from "next/navigation";
import { ContentBar } from "#components/content/form/content-bar.tsx";
import { ContentTabs } from "#components/content/form/content-tabs.tsx";
import { loadContent } from "#lib/bff/content.ts";
import { requireAccount } from "#lib/bff/session.ts";

export async function generateMetadata({ params }: LayoutProps<"/content/[contentId]">) {
  await requireAccount();
  const content = await loadContent((await params).contentId);
  return { title: content?.data.name };
}

export default async function ContentLayout({ params, children }: LayoutProps<"/content/[contentId]">) {
  const { contentId } = await params;
  await requireAccount();
  const content = await loadContent(contentId);
  if (!content) notFound();
  const { name, lang, file_type, conversion, conversion_status } = content.data;
  const hasFile = file_type !== "physical";
  // A store without the block tells nothing about its files.
  const hasPreview = hasFile && conversion !== undefined;
  return (
    <ContentBar
      title={name}
      titleLang={lang}
      tabs={
        <ContentTabs
          contentId={contentId}
          isAudio={file_type === "audio"}
          hasFile={hasFile}
          hasPreview={hasPreview}
          hasFailed={conversion_status === "error"}
        />
      }
    >
      {children}
    </ContentBar>
  );
}
