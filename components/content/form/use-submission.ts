"use client";

import { useCallback, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ContentForm } from "#lib/content/form.ts";
import { isSignedOut } from "#lib/http/api-error.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";

/** What could not be done, and the sentences that belong to no field. */
export type Failure = { error: unknown; sentences: string[] };

/** Names under which a store may speak of fields of this form. */
const STORE_NAMES: Readonly<Record<string, string>> = {
  keyword: "keywords",
  publication_date: "published_at",
  "free.enabled": "free",
  "free.until": "free_until",
  "free.require_login": "require_login",
  "preview.enabled": "preview",
  "preview.require_login": "preview_require_login",
};
const formName = (path: string) => STORE_NAMES[path] ?? path.replace(/^physical\./, "");

/**
 * Sends what a form holds. A refusal lands on its fields; an ended session keeps the very same send
 * for after the sign-in; nothing that was typed is touched in either case.
 */
export function useSubmission(form: UseFormReturn<ContentForm>) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [waiting, setWaiting] = useState<(() => Promise<void>) | null>(null);

  const clearFailure = useCallback(() => setFailure(null), []);

  const submit = async (send: () => Promise<void>) => {
    setFailure(null);
    setWaiting(null);
    setIsSending(true);
    try {
      await send();
    } catch (error) {
      if (isSignedOut(error)) setWaiting(() => send);
      else setFailure({ error, sentences: setFieldErrors(form, error, formName) });
    }
    setIsSending(false);
  };
  return {
    submit,
    isSending,
    failure,
    clearFailure,
    signIn: {
      isOpen: waiting !== null,
      onSignedIn: () => {
        if (waiting) void submit(waiting);
      },
      onClose: () => setWaiting(null),
    },
  };
}
