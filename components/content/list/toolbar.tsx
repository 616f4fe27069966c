"use client";

import { ArrowUpDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { FILE_TYPES, SORTS } from "#lib/content/schema.ts";
import { type ContentListParams, isNarrowed, STATE_GROUPS } from "#lib/content/search-params.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { SearchBox } from "./search-box.tsx";

/** Languages that the stores of this platform sell in; a filter by another one works from the address. */
const LANGUAGES = ["es", "pt", "en", "fr", "it", "de", "ca"];

type ToolbarProps = {
  params: ContentListParams;
  onChange: (change: Partial<ContentListParams>) => void;
  onClear: () => void;
};

export function Toolbar({ params, onChange, onClear }: ToolbarProps) {
  const t = useTranslations("content.list");
  const tType = useTranslations("common.fileType");
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  const any = { id: "any", label: t("any") } as const;
  const languages = [...new Set([...LANGUAGES, ...(params.lang ? [params.lang] : [])])];
  return (
    <search aria-label={t("searchLabel")} className="flex flex-wrap items-center gap-x-1 gap-y-2 pb-3">
      <div className="w-full sm:me-2 sm:w-auto">
        <SearchBox value={params.q} onSearch={(q) => onChange({ q })} />
      </div>
      <FilterMenu
        label={t("type")}
        options={[any, ...FILE_TYPES.map((id) => ({ id, label: tType(id) }))]}
        value={params.type ?? "any"}
        onChange={(id) => onChange({ type: id === "any" ? null : id })}
      />
      <FilterMenu
        label={t("language")}
        options={[any, ...languages.map((id) => ({ id, label: names.of(id) ?? id }))]}
        value={params.lang ?? "any"}
        onChange={(id) => onChange({ lang: id === "any" ? null : id })}
      />
      <FilterMenu
        label={t("state")}
        options={[any, ...STATE_GROUPS.map((id) => ({ id, label: t(`states.${id}`) }))]}
        value={params.state ?? "any"}
        onChange={(id) => onChange({ state: id === "any" ? null : id })}
      />
      {isNarrowed(params) ? (
        <Button size="sm" variant="ghost" className="px-2.5 font-normal text-table" onClick={onClear}>
          {t("clearFilters")}
        </Button>
      ) : null}
      <div className="sm:ms-auto">
        <FilterMenu
          label={t("sort")}
          icon={<ArrowUpDown aria-hidden className="size-3.5" />}
          options={[
            { id: "published", label: t("sorts.published") },
            ...SORTS.map((id) => ({ id, label: t(`sorts.${id}`) })),
          ]}
          value={params.sort ?? "published"}
          onChange={(id) => onChange({ sort: id === "published" ? null : id })}
        />
      </div>
    </search>
  );
}
