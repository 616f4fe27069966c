import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Account } from "#lib/accounts/schema.ts";
import type { Preference } from "#lib/preferences.ts";
import { AccountMenu } from "./account-menu.tsx";
import { NavigationLinks } from "./navigation-links.tsx";
import { Rail } from "./rail.tsx";

type FrameProps = {
  account: Account;
  storeName: string;
  preferences: { [Name in "theme" | "density" | "rail"]: Preference<Name> };
  /** What goes on in the background, at the end of the top bar of every page. */
  status: ReactNode;
  /** What lies over a corner of every page. By Tab it comes before the page, whose list may be long. */
  desk: ReactNode;
  children: ReactNode;
};

/** What surrounds every page: the rail (on a phone, a bar at the bottom), the top bar and the page itself. */
export async function Frame({ account, storeName, preferences, status, desk, children }: FrameProps) {
  const t = await getTranslations("frame");
  const accountMenu = (placement: "rail" | "bar") => (
    <AccountMenu account={account} preferences={preferences} placement={placement} />
  );
  return (
    <div className="md:flex">
      <a
        href="#page"
        className="fixed start-3 top-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-accent-foreground focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <Rail initial={preferences.rail}>{accountMenu("rail")}</Rail>
      <div className="min-w-0 flex-1 pb-14 md:pb-0">
        <aside
          aria-label={t("status")}
          className="sticky top-0 z-30 flex h-11 items-center gap-3 border-separator border-b bg-background px-4 md:px-6"
        >
          <p className="min-w-0 flex-1 truncate text-muted text-table">{storeName}</p>
          {status}
          <div className="md:hidden">{accountMenu("bar")}</div>
        </aside>
        {desk}
        {/* What lies behind the desk can be scrolled out from under it. */}
        <main
          id="page"
          tabIndex={-1}
          className="px-4 outline-none focus-visible:inset-ring-2 focus-visible:inset-ring-focus md:px-6 [section~&]:pb-[min(34rem,75dvh)]"
        >
          {children}
        </main>
      </div>
      <nav
        aria-label={t("navigation")}
        className="fixed inset-x-0 bottom-0 z-30 grid h-14 auto-cols-fr grid-flow-col border-separator border-t bg-rail md:hidden"
      >
        <NavigationLinks placement="bar" />
      </nav>
    </div>
  );
}
