import { ErrorText } from "#components/ui/error-text.tsx";
import { isSignedOut } from "#lib/http/api-error.ts";
import { SessionEndNote, useSessionEnd } from "./session-end.tsx";

/** Why the action of a dialog failed. The end of the session has its way back in its place, for the page is out of reach. */
export function ActionError({ error }: { error: unknown }) {
  return (
    <>
      <ErrorText error={isSignedOut(error) ? null : error} />
      <SessionEndNote />
    </>
  );
}

/** What still stands of an error: that nobody was signed in is over when somebody is. */
export function useStandingError(error: unknown): unknown {
  const { isEnded } = useSessionEnd();
  return isSignedOut(error) && !isEnded ? null : error;
}
