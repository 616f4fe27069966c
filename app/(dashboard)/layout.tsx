import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SessionEndNote, SessionEndProvider } from "#components/accounts/session-end.tsx";
import { BatchDeskHost } from "#components/content/batch/batch-desk-host.tsx";
import { ConvertingIndicator } from "#components/conversions/converting-indicator.tsx";
import { SilenceProvider } from "#components/conversions/silence.tsx";
import { FocusKeeper } from "#components/frame/focus-keeper.tsx";
import { Frame } from "#components/frame/frame.tsx";
import { env } from "#lib/bff/env.ts";
import { canEdit, requireAccount } from "#lib/bff/session.ts";
import { isWithinReach } from "#lib/bff/uploads/uploads-url.ts";
import { readPreference } from "#lib/preferences.ts";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const account = await requireAccount();
  const jar = await cookies();
  const preferences = {
    theme: readPreference("theme", jar.get("theme")?.value),
    density: readPreference("density", jar.get("density")?.value),
    rail: readPreference("rail", jar.get("rail")?.value),
  };
  return (
    <SessionEndProvider>
      <SilenceProvider>
        <FocusKeeper />
        <Frame
          account={account}
          storeName={env().STORE_NAME}
          preferences={preferences}
          status={
            <>
              <SessionEndNote />
              <ConvertingIndicator />
            </>
          }
          desk={
            canEdit(account) ? (
              <BatchDeskHost
                accountId={account.id}
                maxFileMb={env().MAX_FILE_MB}
                isWithinReach={isWithinReach()}
              />
            ) : null
          }
        >
          {children}
        </Frame>
      </SilenceProvider>
    </SessionEndProvider>
  );
}
