"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { readListPosition } from "#lib/content/list-position.ts";
import { routes } from "#lib/routes.ts";

const neverChanges = () => () => {};

/** Leads back to the list as it was left: the same search, the same row. */
export function BackToList() {
  const t = useTranslations("content.list");
  const search = useSyncExternalStore(
    neverChanges,
    () => readListPosition()?.search ?? "",
    () => "",
  );
  return (
    <Link
      href={routes.contentList(search)}
      className="-ms-1 inline-flex min-h-6 min-w-6 items-center max-sm:justify-center gap-1 rounded-sm px-1 text-muted text-table hover:text-foreground"
    >
      <ArrowLeft aria-hidden className="size-3.5 max-sm:size-4" />
      <span className="max-sm:sr-only">{t("title")}</span>
    </Link>
  );
}
