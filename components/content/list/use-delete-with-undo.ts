import { useTranslations } from "next-intl";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { loadToast, useUndoToast } from "#components/ui/use-undo-toast.ts";
import { useDeleteContent, useRestoreContent } from "#lib/content/queries.ts";

type Deleted = { id: number; name: string; etag?: string | null };

/**
 * Deletes at once, says so, and offers the way back (WCAG 3.3.4). Resolves to whether it is deleted.
 * Promises, not callbacks of the mutation: those are dropped with the component, and a page that
 * deletes its own title is gone before the toast is.
 */
export function useDeleteWithUndo() {
  const t = useTranslations("content.list");
  const offerUndo = useUndoToast();
  const read = useErrorText();
  const remove = useDeleteContent();
  const restore = useRestoreContent();

  const bringBack = async ({ id, name }: Deleted) => {
    const toast = await loadToast();
    try {
      await restore.mutateAsync(id);
      toast.success(t("restored", { name }));
    } catch {
      toast.danger(t("restoreFailed", { name }));
    }
  };

  return async (title: Deleted): Promise<boolean> => {
    const toast = await loadToast();
    try {
      await remove.mutateAsync(title);
    } catch (error) {
      toast.danger(t("deleteFailed", { name: title.name }), { description: read(error).text });
      return false;
    }
    await offerUndo(t("deleted", { name: title.name }), () => bringBack(title));
    return true;
  };
}
