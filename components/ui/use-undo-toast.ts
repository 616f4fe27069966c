import { useTranslations } from "next-intl";

/** Long enough to be read out, found by keyboard and pressed; it waits while it has focus or pointer. */
const UNDO_MS = 15_000;

/** The toasts load with the first one that is shown: pages are read without them. */
export const loadToast = () => import("@heroui/react/toast").then(({ toast }) => toast);

/** Says what was done and offers the way back (WCAG 3.3.4), once. */
export function useUndoToast() {
  const t = useTranslations("common");
  return async (said: string, undo: () => Promise<void>) => {
    const toast = await loadToast();
    let isUndone = false;
    const key = toast(said, {
      timeout: UNDO_MS,
      actionProps: {
        children: t("undo"),
        variant: "secondary",
        onPress: () => {
          // The button stays for as long as the toast takes to fade.
          if (isUndone) return;
          isUndone = true;
          toast.close(key);
          void undo();
        },
      },
    });
  };
}
