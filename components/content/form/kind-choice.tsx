import { BookOpen, FileText, Headphones, LibraryBig, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DropHint } from "#components/uploads/drop-hint.tsx";
import { FILE_TYPES, type FileType } from "#lib/content/schema.ts";
import { routes } from "#lib/routes.ts";
import { AddFiles } from "../batch/add-files.tsx";

const ICONS: Readonly<Record<FileType, LucideIcon>> = {
  pdf: FileText,
  epub: BookOpen,
  audio: Headphones,
  physical: LibraryBig,
};

/** The one question before the form. The answer is an address, so that it can be kept and shared. */
export async function KindChoice() {
  const t = await getTranslations("contentForm");
  const uploads = await getTranslations("uploads");
  return (
    <section aria-labelledby="kind-question" className="max-w-[45rem] py-6">
      <h2 id="kind-question" className="font-serif text-xl font-semibold">
        {t("kindQuestion")}
      </h2>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2">
        {FILE_TYPES.map((type) => {
          const Icon = ICONS[type];
          return (
            <li key={type}>
              <Link
                href={routes.newContent(type)}
                className="border-border bg-surface hover:border-field-border-hover hover:bg-row-hover flex h-full items-start gap-4 rounded-lg border p-4"
              >
                <Icon aria-hidden className="text-accent mt-0.5 size-6 shrink-0" strokeWidth={1.5} />
                <span className="flex flex-col gap-0.5">
                  <span className="font-medium">{t(`kinds.${type}`)}</span>
                  <span className="text-muted">{t(`kindLines.${type}`)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <AddFiles />
        <DropHint>{uploads("uploadHint")}</DropHint>
      </div>
    </section>
  );
}
