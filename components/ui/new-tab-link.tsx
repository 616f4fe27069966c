"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";

type NewTabLinkProps = { href: string; label: string; className?: string };

/** A link out of the dashboard, which says that it opens in a new tab. */
export function NewTabLink({ href, label, className = "" }: NewTabLinkProps) {
  const t = useTranslations("common");
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={`text-link inline-flex min-h-6 items-center gap-1.5 self-start ${className}`}
    >
      {label}
      <ExternalLink aria-hidden className="size-3.5" />
      <span className="sr-only">{t("newTab")}</span>
    </a>
  );
}
