"use client";

import { Alert } from "@heroui/react/alert";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { ApiError } from "#lib/http/api-error.ts";
import type { Failure } from "./use-submission.ts";

/** Why nothing was saved: sentences without a field, and the request id for whoever helps. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  const t = useTranslations("contentForm.failure");
  const common = useTranslations("common");
  const read = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const isAtFields = failure !== null && hasOnlyFieldErrors(failure);
  useEffect(() => {
    // A wrong field takes the view with its focus; otherwise the alert must not stay above the fold.
    if (failure && !isAtFields) box.current?.scrollIntoView({ block: "center" });
  }, [failure, isAtFields]);
  const isStale = failure?.error instanceof ApiError && failure.error.kind === "stale";
  const { text, requestId } = failure ? read(failure.error) : { text: "", requestId: null };
  return (
    <div ref={box} role="alert" className="empty:hidden">
      {failure ? (
        <Alert
          status={isStale ? "warning" : "danger"}
          className={`rounded-lg border ${isStale ? "border-warning" : "border-danger"}`}
        >
          <Alert.Indicator />
          <Alert.Content>
            <Alert.Title>{isStale ? t("staleTitle") : t("title")}</Alert.Title>
            <Alert.Description className="flex flex-col gap-1">
              <span>{isStale ? t("staleText") : isAtFields ? t("atFields") : text}</span>
              {failure.sentences.map((sentence) => (
                <span key={sentence}>{sentence}</span>
              ))}
              {requestId ? (
                <span className="text-muted text-xs select-all">
                  {common("requestId", { id: requestId })}
                </span>
              ) : null}
            </Alert.Description>
          </Alert.Content>
        </Alert>
      ) : null}
    </div>
  );
}

function hasOnlyFieldErrors({ error, sentences }: Failure) {
  return error instanceof ApiError && Object.keys(error.fieldErrors).length > 0 && sentences.length === 0;
}
