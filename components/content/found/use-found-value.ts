import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { loadToast, useUndoToast } from "#components/ui/use-undo-toast.ts";
import type { FoundValue } from "#lib/content/found-values.ts";
import { useUpdateContent } from "#lib/content/write-queries.ts";
import { ApiError } from "#lib/http/api-error.ts";

/** Puts a value of the file into the title, says so, and offers the way back (WCAG 3.3.4). */
export function useFoundValue(contentId: number, etag: string | null) {
  const t = useTranslations("content.found");
  const offerUndo = useUndoToast();
  const update = useUpdateContent(contentId);
  const router = useRouter();
  const read = useErrorText();

  /** The new ETag; undefined when it failed, which is said. */
  const save = async (patch: object, knownEtag: string | null, failed: string) => {
    const toast = await loadToast();
    try {
      const saved = await update.mutateAsync({ patch, etag: knownEtag });
      // The name over the page, and the form, come from the server.
      router.refresh();
      return saved.etag;
    } catch (error) {
      toast.danger(failed, { description: read(error).text });
      // The page says so when the title is gone.
      if (error instanceof ApiError && error.kind === "not_found") router.refresh();
      return undefined;
    }
  };

  const use = async ({ field, change }: FoundValue) => {
    if (!change) return;
    const words = { field: t(`field.${field}`) };
    const savedEtag = await save(change.patch, etag, t("useFailed", words));
    if (savedEtag === undefined) return;
    await offerUndo(t("used", words), async () => {
      const undone = await save(change.undo, savedEtag, t("useFailed", words));
      if (undone !== undefined) (await loadToast()).success(t("undone", words));
    });
  };

  return { use, isSaving: update.isPending };
}
