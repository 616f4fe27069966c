"use client";

import { SearchField } from "@heroui/react/search-field";
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
    <SearchField
      aria-label={t("searchLabel")}
      className="w-full sm:w-72"
      value={text}
      onChange={setText}
      onSubmit={onSearch}
    >
      <SearchField.Group className="h-8">
        <SearchField.SearchIcon />
        <SearchField.Input
          ref={input}
          placeholder={t("searchPlaceholder")}
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          className="text-table"
        />
        <SearchField.ClearButton />
      </SearchField.Group>
    </SearchField>
  );
}
