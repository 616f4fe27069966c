import { useTranslations } from "next-intl";
import { z } from "zod";
import { loadToast } from "#components/ui/use-undo-toast.ts";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes, routes } from "#lib/routes.ts";

/** Ends the session and leaves with a full load, so that nothing of it stays in memory. */
export function useSignOut() {
  const t = useTranslations("frame");
  return async () => {
    try {
      await callApi(apiRoutes.signOut(), { method: "POST", body: {}, schema: z.unknown() });
      window.location.assign(routes.signIn());
    } catch {
      const toast = await loadToast();
      toast.danger(t("signOutFailed"));
    }
  };
}
