"use client";

import { Button } from "@heroui/react/button";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";

export const FORM_ID = "content-form";

type SaveActionsProps = {
  isDirty: boolean;
  isSaving: boolean;
  savedAt: Date | null;
  onDiscard: () => void;
};

/** The state of the form in words, and its two buttons. */
export function SaveActions({ isDirty, isSaving, savedAt, onDiscard }: SaveActionsProps) {
  const t = useTranslations("contentForm.bar");
  useSaveShortcut();
  const isMac = useIsMac();
  return (
    <>
      <SaveState isDirty={isDirty} isSaving={isSaving} savedAt={savedAt} />
      <Button variant="tertiary" isDisabled={!isDirty || isSaving} onPress={onDiscard}>
        {t("discard")}
      </Button>
      <Button type="submit" form={FORM_ID} isPending={isSaving} isDisabled={!isDirty && !isSaving}>
        {t("save")}
        <kbd aria-hidden className="hidden font-sans text-xs opacity-80 lg:inline">
          {isMac ? "⌘S" : "Ctrl S"}
        </kbd>
      </Button>
    </>
  );
}

function SaveState({ isDirty, isSaving, savedAt }: Omit<SaveActionsProps, "onDiscard">) {
  const t = useTranslations("contentForm.bar");
  const format = useFormatter();
  // The clock of the store, as everywhere on the page.
  const time = savedAt && format.dateTime(savedAt, { hour: "2-digit", minute: "2-digit" });
  const text = isSaving ? t("saving") : isDirty ? t("unsaved") : time ? t("saved", { time }) : "";
  return (
    <span role="status" className="text-muted text-table me-1 tabular-nums max-sm:me-auto">
      {text}
    </span>
  );
}

/** ⌘S and Ctrl+S save, wherever the focus is. */
export function useSaveShortcut() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      const form = document.getElementById(FORM_ID);
      if (form instanceof HTMLFormElement && !event.repeat) form.requestSubmit();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

const never = () => () => {};

function useIsMac() {
  return useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  );
}
