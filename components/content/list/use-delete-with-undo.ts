import { useTranslations } from "next-intl";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { useDeleteContent, useRestoreContent } from "#lib/content/queries.ts";

/** Long enough to be read out, found by keyboard and pressed; it waits while it has focus or pointer. */
const UNDO_MS = 15_000;

const toasts = () => import("@heroui/react/toast").then(({ toast }) => toast);

type Deleted = { id: number; name: string; etag?: string | null };

/**
 * Deletes at once, says so, and offers the way back (WCAG 3.3.4). Resolves to whether it is deleted.
 * Promises, not callbacks of the mutation: those are dropped with the component, and a page that
 * deletes its own title is gone before the toast is.
 */
export function useDeleteWithUndo() {
  const t = useTranslations("content.list");
  const tCommon = useTranslations("common");
  const read = useErrorText();
  const remove = useDeleteContent();
  const restore = useRestoreContent();

  const bringBack = async ({ id, name }: Deleted) => {
    const toast = await toasts();
    try {
      await restore.mutateAsync(id);
      toast.success(t("restored", { name }));
    } catch {
      toast.danger(t("restoreFailed", { name }));
    }
  };

  return async (title: Deleted): Promise<boolean> => {
    const toast = await toasts();
    try {
      await remove.mutateAsync(title);
    } catch (error) {
      toast.danger(t("deleteFailed", { name: title.name }), { description: read(error).text });
      return false;
    }
    let isUndone = false;
    const key = toast(t("deleted", { name: title.name }), {
      timeout: UNDO_MS,
      actionProps: {
        children: tCommon("undo"),
        variant: "secondary",
        onPress: () => {
          // The button stays for as long as the toast takes to fade.
          if (isUndone) return;
          isUndone = true;
          toast.close(key);
          void bringBack(title);
        },
      },
    });
    return true;
  };
}
