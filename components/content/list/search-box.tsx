"use client";

import { inputVariants } from "@heroui/styles/components/input";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useDebouncedText } from "./use-debounced-text.ts";

const TYPING_PAUSE_MS = 250;

/** Searches while one types; `/` leads here from anywhere on the page. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const t = useTranslations("content.list");
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useDebouncedText(value, onSearch, TYPING_PAUSE_MS);

  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.current?.select();
      input.current?.focus();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  return (
    <div className="relative w-full sm:w-72">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-muted"
      />
      <input
        ref={input}
        type="search"
        aria-label={t("searchLabel")}
        aria-keyshortcuts="/"
        placeholder={t("searchPlaceholder")}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${inputVariants({ fullWidth: true })} h-8 py-0 ps-8.5 sm:text-table`}
      />
    </div>
  );
}
