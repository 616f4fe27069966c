"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Panel } from "#components/conversions/panel.tsx";
import { useConversionEnds } from "#components/conversions/use-conversion-ends.ts";
import { Button } from "#components/ui/button.tsx";
import { compareFound, type FoundValue, foundInFiles } from "#lib/content/found-values.ts";
import { contentOptions } from "#lib/content/queries.ts";
import type { Content } from "#lib/content/schema.ts";
import { conversionHistoryOptions } from "#lib/conversions/queries.ts";
import { useGoneTitles } from "#lib/conversions/use-conversions.ts";
import { useFoundValue } from "./use-found-value.ts";

type FoundPanelProps = { initial: { data: Content; etag: string | null }; canEdit: boolean };

/** What the file says about itself, beside the title's own values, to be taken over one by one. */
export function FoundPanel({ initial, canEdit }: FoundPanelProps) {
  const t = useTranslations("content.found");
  const timeZone = useTimeZone() ?? "UTC";
  const { id, file_type, lang } = initial.data;
  const { data: history } = useQuery(conversionHistoryOptions(id));
  const { data: title, refetch } = useQuery({ ...contentOptions(String(id)), initialData: initial });
  const isGone = useGoneTitles([id]) !== "";
  const { use, isSaving } = useFoundValue(id, title.etag);
  useConversionEnds((ids) => {
    // The end fills what nobody had named.
    if (ids.includes(id)) void refetch();
  });
  const found = history ? foundInFiles(history.files, file_type) : null;
  const values = found ? compareFound(found, title.data, timeZone) : [];
  if (!found || isGone) return null;
  return (
    <Panel label={t("heading")} hasHeading>
      <p className="text-muted text-sm">{values.length > 0 ? t("intro") : t("nothing")}</p>
      <ul className="divide-separator mt-2 divide-y">
        {values.map((value) => (
          <Value
            key={value.field}
            value={value}
            lang={lang}
            onUse={canEdit && value.change && !value.isSame ? () => void use(value) : null}
            isSaving={isSaving}
          />
        ))}
      </ul>
    </Panel>
  );
}

type ValueProps = {
  value: FoundValue;
  lang: string | null;
  onUse: (() => void) | null;
  isSaving: boolean;
};

function Value({ value: { field, inFile, inTitle, isSame }, lang, onUse, isSaving }: ValueProps) {
  const t = useTranslations("content.found");
  const name = t(`field.${field}`);
  const languageOf = useLanguageName();
  const isLanguage = field === "lang";
  const said = (words: string) => (isLanguage ? languageOf(words) : words);
  // The name of a language is in that of the person, not of the title.
  const wordsLang = isLanguage ? null : lang;
  return (
    <li className="grid items-start gap-x-4 gap-y-1 py-2.5 text-sm sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <h3 className="font-medium">{name}</h3>
      <dl className="flex min-w-0 flex-col gap-1">
        <Words term={t("column.file")} words={said(inFile)} lang={wordsLang} isTermHidden={isSame} />
        {isSame ? null : (
          <Words
            term={t("column.title")}
            words={inTitle === null ? t("notSet") : said(inTitle)}
            lang={wordsLang}
            isQuiet
          />
        )}
      </dl>
      <div className="flex items-center gap-3">
        {isSame ? (
          <span className="text-muted flex items-center gap-1 text-xs">
            <Check aria-hidden className="size-3.5" />
            {t("same")}
          </span>
        ) : (
          <span className="bg-accent-soft text-accent-soft-foreground rounded px-1.5 py-0.5 text-xs">
            {t("differs")}
          </span>
        )}
        {onUse ? (
          <Button
            size="sm"
            variant="secondary"
            aria-label={t("useFor", { field: name })}
            disabled={isSaving}
            onClick={onUse}
          >
            {t("use")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What a language is called; a code that is none stays as it is. */
function useLanguageName() {
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  return (code: string) => (/^[a-z]{2}(-[a-z]{2})?$/i.test(code) ? (names.of(code) ?? code) : code);
}

type WordsProps = {
  term: string;
  words: string;
  lang: string | null;
  isQuiet?: boolean;
  isTermHidden?: boolean;
};

function Words({ term, words, lang, isQuiet = false, isTermHidden = false }: WordsProps) {
  return (
    <div>
      <dt className={isTermHidden ? "sr-only" : "text-muted text-xs"}>{term}</dt>
      <dd lang={lang ?? undefined} className={`wrap-anywhere ${isQuiet ? "text-muted" : ""}`}>
        {words}
      </dd>
    </div>
  );
}
