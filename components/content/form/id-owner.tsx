"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import type { Owner } from "#lib/content/file-said.ts";
import { routes } from "#lib/routes.ts";

/** A pause in typing after which the store is asked. */
const PAUSE_MS = 500;

type IdOwnerProps = {
  externalId: string;
  /** What can be done about it there and then. */
  action?: ReactNode;
};

/** Another title that has this external id already, said before the store refuses it. */
export function IdOwner({ externalId, action = null }: IdOwnerProps) {
  const t = useTranslations("contentForm.basics");
  const owner = useOwner(externalId.trim());
  return (
    <div role="status" className="text-warning-text flex items-start gap-1.5 text-sm empty:hidden">
      {owner ? (
        <>
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <p className="min-w-0 wrap-anywhere">
              {t("taken")}{" "}
              <NewTabLink href={routes.content(owner.id)} label={owner.name} className="font-serif" />
            </p>
            {action}
          </div>
        </>
      ) : null}
    </div>
  );
}

function useOwner(externalId: string): Owner | null {
  const [found, setFound] = useState<{ externalId: string; owner: Owner | null } | null>(null);
  useEffect(() => {
    if (externalId === "") return;
    const asking = new AbortController();
    const pause = setTimeout(async () => {
      const { findOwner } = await import("#lib/content/find-owner.ts");
      const owner = await findOwner(externalId, asking.signal);
      if (!asking.signal.aborted) setFound({ externalId, owner });
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asking.abort();
    };
  }, [externalId]);
  return found?.externalId === externalId ? found.owner : null;
}
