"use client";

import { useTranslations } from "next-intl";
import { ErrorText } from "#components/ui/error-text.tsx";
import { ApiError } from "#lib/http/api-error.ts";

/** Why signing in did not work. Here "signed out" means a wrong address or password, and a clash that set-up is over. */
export function AccountError({ error }: { error: unknown }) {
  const t = useTranslations("accounts");
  const own = error instanceof ApiError ? ownWords(error) : null;
  if (own === null) return <ErrorText error={error} />;
  return (
    <div role="alert" className="text-danger-text text-table">
      {t(own)}
    </div>
  );
}

function ownWords({ kind }: ApiError) {
  if (kind === "signed_out") return "wrongCredentials";
  if (kind === "too_many") return "tooManyAttempts";
  if (kind === "conflict") return "alreadySetUp";
  return null;
}
