import { useMutation } from "@tanstack/react-query";
import { callApi } from "#lib/http/call.ts";
import { apiRoutes, routes } from "#lib/routes.ts";
import { accountSchema, type SetUp, type SignIn } from "./schema.ts";

// A whole new page, not a navigation: nothing that was cached for somebody else stays in memory.
const leaveFor = (path: string) => window.location.assign(path);

/** What follows a sign-in: another page, or, over a form that must stay, an action. */
export type AfterSignIn = { returnTo: string } | { onSignedIn: () => void };

export function useSignIn(after: AfterSignIn) {
  return useMutation({
    mutationFn: (body: SignIn) =>
      callApi(apiRoutes.signIn(), { method: "POST", body, schema: accountSchema }),
    onSuccess: () => ("returnTo" in after ? leaveFor(after.returnTo) : after.onSignedIn()),
  });
}

/** Creates the first administrator, who is then signed in. */
export function useSetUp() {
  return useMutation({
    mutationFn: (body: SetUp) => callApi(apiRoutes.setUp(), { method: "POST", body, schema: accountSchema }),
    onSuccess: () => leaveFor(routes.home()),
  });
}
