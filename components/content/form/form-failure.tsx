"use client";

import { Alert } from "@heroui/react/alert";
import { Button } from "@heroui/react/button";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { TAXONOMIES } from "#lib/content/schema.ts";
import { ApiError } from "#lib/http/api-error.ts";
import type { Failure } from "./use-submission.ts";

type FormFailureProps = {
  failure: Failure | null;
  /** Of a stored title, after somebody else has changed it. */
  onLoadFresh?: () => void;
};

/** Why nothing was saved: sentences without a field, and the request id for whoever helps. */
export function FormFailure({ failure, onLoadFresh }: FormFailureProps) {
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
              <span>{isStale ? <Changed error={failure.error} /> : isAtFields ? t("atFields") : text}</span>
              {failure.sentences.map((sentence) => (
                <span key={sentence}>{sentence}</span>
              ))}
              {requestId ? (
                <span className="text-muted text-xs select-all">
                  {common("requestId", { id: requestId })}
                </span>
              ) : null}
            </Alert.Description>
            {isStale && onLoadFresh ? (
              <Button size="sm" className="mt-2 self-start" onPress={onLoadFresh}>
                {t("loadFresh")}
              </Button>
            ) : null}
          </Alert.Content>
        </Alert>
      ) : null}
    </div>
  );
}

const MOST_NAMED = 12;
const FIELDS = [
  ...TAXONOMIES,
  ...([
    "name",
    "external_id",
    "description",
    "lang",
    "audience",
    "published_at",
    "free",
    "free_until",
  ] as const),
  ...([
    "require_login",
    "preview",
    "preview_require_login",
    "prices",
    "bisac",
    "cover_url",
    "tracks",
  ] as const),
  ...([
    "geographic_restrictions",
    "table_of_contents",
    "preorder_from",
    "sale_from",
    "pages",
    "height",
  ] as const),
  ...(["width", "weight", "stock", "binding_type", "editing_location"] as const),
] as const;
type Field = (typeof FIELDS)[number];
const LABELLED: ReadonlySet<string> = new Set(FIELDS);

/** Which fields somebody else has changed, by their labels, where the store says it. */
function Changed({ error }: { error: unknown }) {
  const t = useTranslations("contentForm.failure");
  const labels = useTranslations("Store.field");
  const format = useFormatter();
  const changed = error instanceof ApiError ? error.changed : [];
  const known = changed.filter((field): field is Field => LABELLED.has(field));
  // A store that has lost count names everything, which says nothing.
  if (known.length === 0 || known.length > MOST_NAMED) return t("staleTextHere");
  const fields = format.list(known.map((field) => labels(field)));
  return t("staleFields", { fields, count: known.length });
}

function hasOnlyFieldErrors({ error, sentences }: Failure) {
  return error instanceof ApiError && Object.keys(error.fieldErrors).length > 0 && sentences.length === 0;
}
