"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Preference, savePreference } from "#lib/preferences.ts";
import { routes } from "#lib/routes.ts";
import { NavigationLinks } from "./navigation-links.tsx";

/** The left rail: 208 px wide, or its icons alone. */
export function Rail({ initial, children }: { initial: Preference<"rail">; children: ReactNode }) {
  const t = useTranslations();
  const [state, setState] = useState(initial);
  const isOpen = state === "open";
  const label = isOpen ? t("frame.collapse") : t("frame.expand");
  const Icon = isOpen ? PanelLeftClose : PanelLeftOpen;
  const toggle = () => {
    const next = isOpen ? "collapsed" : "open";
    setState(next);
    savePreference("rail", next);
  };
  return (
    <header className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col border-separator border-e bg-rail px-2.5 py-2 rail-collapsed:w-14 md:flex">
      <div className="mb-3 flex h-8 items-center justify-between rail-collapsed:justify-center">
        <Link
          href={routes.contentList()}
          className="px-2.5 font-semibold font-serif text-lg tracking-[-0.01em] rail-collapsed:sr-only"
        >
          {t("common.appName")}
        </Link>
        <button
          type="button"
          aria-label={label}
          aria-expanded={isOpen}
          title={label}
          onClick={toggle}
          className="flex size-8 cursor-pointer items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground"
        >
          <Icon aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      </div>
      <nav aria-label={t("frame.navigation")} className="flex flex-1 flex-col gap-0.5">
        <NavigationLinks placement="rail" />
      </nav>
      {children}
    </header>
  );
}
