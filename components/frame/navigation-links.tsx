"use client";

import { LibraryBig, RefreshCw } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { routes } from "#lib/routes.ts";

/** Entries appear when their pages exist. */
const ENTRIES = [
  { key: "content", href: routes.contentList(), icon: LibraryBig },
  { key: "conversions", href: routes.conversions(), icon: RefreshCw },
] as const;

const LOOK = {
  rail: "flex h-8 items-center gap-2.5 rounded-md px-2.5 rail-collapsed:justify-center rail-collapsed:px-0",
  bar: "flex flex-col items-center justify-center gap-0.5 text-xs",
} as const;

export function NavigationLinks({ placement }: { placement: keyof typeof LOOK }) {
  const t = useTranslations("frame");
  const pathname = usePathname();
  return ENTRIES.map(({ key, href, icon: Icon }) => {
    const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
    return (
      <Link
        key={key}
        href={href}
        title={t(key)}
        aria-current={isCurrent ? "page" : undefined}
        className={`${LOOK[placement]} ${
          isCurrent
            ? `font-medium text-accent-soft-foreground ${placement === "rail" ? "bg-accent-soft" : ""}`
            : "text-muted hover:bg-default hover:text-foreground"
        }`}
      >
        <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className={placement === "rail" ? "rail-collapsed:sr-only" : ""}>{t(key)}</span>
      </Link>
    );
  });
}
