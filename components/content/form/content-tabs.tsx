"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { routes } from "#lib/routes.ts";

type ContentTabsProps = {
  contentId: string;
  isAudio: boolean;
  /** A printed book has none, and nothing to convert. */
  hasFile: boolean;
  /** Whether the store may show what was made of the file. */
  hasPreview: boolean;
  /** Whether its conversion has failed, which is then seen wherever its page is read. */
  hasFailed: boolean;
};

/** The pages of one title. They are links: each has an address of its own. */
export function ContentTabs({ contentId, isAudio, hasFile, hasPreview, hasFailed }: ContentTabsProps) {
  const t = useTranslations("contentForm.tabs");
  const states = useTranslations("common.state");
  const pathname = usePathname();
  const tabs: { href: string; label: string; isBad?: boolean }[] = [
    { href: routes.content(contentId), label: t("details") },
    ...(isAudio ? [{ href: routes.contentTracks(contentId), label: t("tracks") }] : []),
    ...(hasPreview ? [{ href: routes.contentPreview(contentId), label: t("preview") }] : []),
    ...(hasFile
      ? [{ href: routes.contentConversion(contentId), label: t("conversion"), isBad: hasFailed }]
      : []),
  ];
  if (tabs.length === 1) return null;
  return (
    <nav aria-label={t("label")} className="-mx-2 flex gap-1 overflow-x-auto">
      {tabs.map(({ href, label, isBad }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className="text-muted hover:text-foreground aria-[current=page]:border-accent aria-[current=page]:text-foreground flex h-9 items-center border-b-2 border-transparent px-2 aria-[current=page]:font-medium"
        >
          {label}
          {isBad ? (
            <CircleAlert aria-label={states("error")} className="text-danger-text ms-1.5 size-4 shrink-0" />
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
