"use client";

import { Button } from "@heroui/react/button";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ContentRowPage } from "#lib/content/queries.ts";
import { cursorOf } from "#lib/content/search-params.ts";

type PagerProps = { page: ContentRowPage | undefined; isLoading: boolean; onGo: (cursor: string) => void };

/** How much is here, whether there is more, and the way there. What changes here is read out. */
export function Pager({ page, isLoading, onGo }: PagerProps) {
  const t = useTranslations("content.list");
  const previous = cursorOf(page?.links.prev ?? null);
  const next = cursorOf(page?.links.next ?? null);
  return (
    <div className="sticky bottom-14 z-20 flex min-h-12 flex-wrap items-center justify-between gap-x-4 bg-background/95 py-1 backdrop-blur-sm md:bottom-0">
      <p role="status" className="text-muted text-table tabular-nums">
        {isLoading || !page ? t("searching") : t("loaded", { count: page.data.length })}
        {page && next !== null && !isLoading ? ` · ${t("moreBelow")}` : ""}
      </p>
      <nav aria-label={t("pages")} className="flex gap-1">
        <Button
          size="sm"
          variant="ghost"
          isDisabled={previous === null || isLoading}
          onPress={() => previous !== null && onGo(previous)}
        >
          <ChevronLeft aria-hidden />
          {t("previous")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          isDisabled={next === null || isLoading}
          onPress={() => next !== null && onGo(next)}
        >
          {t("next")}
          <ChevronRight aria-hidden />
        </Button>
      </nav>
    </div>
  );
}
