"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { ContentRowPage } from "#lib/content/row-schema.ts";

type PagerProps = { page: ContentRowPage | undefined; isLoading: boolean; onGo: (cursor: string) => void };

/** How much is here, whether there is more, and the way there. What changes here is read out. */
export function Pager({ page, isLoading, onGo }: PagerProps) {
  const t = useTranslations("content.list");
  const { prev: previous, next } = page?.links ?? { prev: null, next: null };
  return (
    <div className="z-20 flex min-h-12 items-center justify-between gap-x-4 border-separator border-t bg-background py-1 md:sticky md:bottom-0">
      <p role="status" className="text-muted text-table tabular-nums">
        {isLoading || !page ? t("searching") : t("loaded", { count: page.data.length })}
        {page && next !== null && !isLoading ? ` · ${t("moreBelow")}` : ""}
      </p>
      {previous === null && next === null ? null : (
        <nav aria-label={t("pages")} className="flex gap-1">
          <Button
            size="sm"
            variant="ghost"
            disabled={previous === null || isLoading}
            onClick={() => previous !== null && onGo(previous)}
          >
            <ChevronLeft aria-hidden />
            <span className="max-sm:sr-only">{t("previous")}</span>
          </Button>
          <Button
            size="sm"
            variant="ghost"
            disabled={next === null || isLoading}
            onClick={() => next !== null && onGo(next)}
          >
            <span className="max-sm:sr-only">{t("next")}</span>
            <ChevronRight aria-hidden />
          </Button>
        </nav>
      )}
    </div>
  );
}
