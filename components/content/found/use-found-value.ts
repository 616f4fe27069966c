import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FoundValue } from "#lib/content/found-values.ts";
import { useUpdateContent } from "#lib/content/write-queries.ts";

/** Long enough to be read out, found by keyboard and pressed; it waits while it has focus or pointer. */
const UNDO_MS = 15_000;

const toasts = () => import("@heroui/react/toast").then(({ toast }) => toast);

/** Puts a value of the file into the title, says so, and offers the way back (WCAG 3.3.4). */
export function useFoundValue(contentId: number, etag: string | null) {
  const t = useTranslations("content.found");
  const tCommon = useTranslations("common");
  const update = useUpdateContent(contentId);
  const router = useRouter();

  /** The new ETag; undefined when it failed, which is said. */
  const save = async (patch: object, knownEtag: string | null, failed: string) => {
    const toast = await toasts();
    try {
      const saved = await update.mutateAsync({ patch, etag: knownEtag });
      // The name over the page, and the form, come from the server.
      router.refresh();
      return saved.etag;
    } catch {
      toast.danger(failed);
      return undefined;
    }
  };

  const use = async ({ field, change }: FoundValue) => {
    if (!change) return;
    const words = { field: t(`field.${field}`) };
    const savedEtag = await save(change.patch, etag, t("useFailed", words));
    if (savedEtag === undefined) return;
    const toast = await toasts();
    let isUndone = false;
    const key = toast(t("used", words), {
      timeout: UNDO_MS,
      actionProps: {
        children: tCommon("undo"),
        variant: "secondary",
        onPress: async () => {
          // The button stays for as long as the toast takes to fade.
          if (isUndone) return;
          isUndone = true;
          toast.close(key);
          const undone = await save(change.undo, savedEtag, t("useFailed", words));
          if (undone !== undefined) toast.success(t("undone", words));
        },
      },
    });
  };

  return { use, isSaving: update.isPending };
}
