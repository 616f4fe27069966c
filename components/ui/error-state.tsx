"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { useErrorText } from "./use-error-text.ts";

type ErrorStateProps = {
  error: unknown;
  title?: string;
  onRetry?: () => void;
  /** Where it is the whole page, its title is the heading of the page. */
  isPage?: boolean;
};

/** Something could not be loaded or done: why, what to do, and the request id for whoever helps. */
export function ErrorState({ error, title, onRetry, isPage = false }: ErrorStateProps) {
  const Heading = isPage ? "h1" : "h2";
  const t = useTranslations();
  const { text, detail, requestId } = useErrorText()(error);
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <TriangleAlert aria-hidden className="mb-1 size-6 text-danger-text" strokeWidth={1.5} />
      <Heading className="font-medium font-serif text-lg">{title ?? t("errors.title")}</Heading>
      <p className="max-w-md text-balance text-muted">{text}</p>
      {detail ? <p className="max-w-md text-balance">{detail}</p> : null}
      {onRetry ? (
        <Button variant="secondary" className="mt-3" onClick={onRetry}>
          {t("common.tryAgain")}
        </Button>
      ) : null}
      {requestId ? (
        <p className="mt-2 select-all text-muted text-xs tabular-nums">
          {t("common.requestId", { id: requestId })}
        </p>
      ) : null}
    </div>
  );
}
