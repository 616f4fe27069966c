"use client";

import { createContext, type ReactNode, use, useState } from "react";
import { createPortal } from "react-dom";
import { BackToList } from "../back-to-list.tsx";

const ActionsPlaceContext = createContext<HTMLElement | null>(null);

type ContentBarProps = {
  title: string;
  titleLang?: string | null;
  tabs?: ReactNode;
  children: ReactNode;
};

/** The bar over everything that belongs to one title. It stays at the top, with the actions of the page in it. */
export function ContentBar({ title, titleLang, tabs, children }: ContentBarProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <ActionsPlaceContext value={place}>
      <header className="border-separator bg-background sticky top-11 z-20 -mx-4 border-b px-4 md:-mx-6 md:px-6">
        <div className="flex items-center gap-x-4 gap-y-1 py-2 max-sm:flex-wrap">
          <BackToList />
          <h1
            lang={titleLang ?? undefined}
            title={title}
            className="min-w-0 flex-1 font-serif text-lg leading-7 font-medium wrap-anywhere max-sm:line-clamp-2 max-sm:leading-6 sm:min-w-36 sm:truncate"
          >
            {title}
          </h1>
          {/* A page with a form fills it once it is alive: its place is kept until then. */}
          <div
            ref={setPlace}
            className="flex min-h-10 min-w-0 items-center gap-2 md:min-h-9 max-sm:w-full [main:not(:has(form))_&]:empty:hidden"
          />
        </div>
        {tabs}
      </header>
      {children}
    </ActionsPlaceContext>
  );
}

/** Puts the actions of a page into the bar. */
export function BarActions({ children }: { children: ReactNode }) {
  const place = use(ActionsPlaceContext);
  return place ? createPortal(children, place) : null;
}
