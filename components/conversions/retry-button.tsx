"use client";

import { Button } from "@heroui/react/button";
import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { useStandingError } from "#components/accounts/action-error.tsx";
import { ErrorText } from "#components/ui/error-text.tsx";
import type { ConversionState } from "#lib/conversions/state-schema.ts";
import { useRetryConversion } from "#lib/conversions/use-conversions.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { useFocusWhenGone } from "./use-focus-when-gone.ts";

type RetryButtonProps = {
  state: ConversionState;
  /** Takes the focus when the button goes with the failure. */
  fallback: RefObject<HTMLElement | null>;
};

/** Starts a conversion that waits for its first reader, or one that failed again. */
export function RetryButton({ state, fallback }: RetryButtonProps) {
  const { id: contentId, conversion_status: status, conversion } = state;
  const t = useTranslations("conversions");
  const router = useRouter();
  const retry = useRetryConversion();
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhenGone(button, fallback);
  const version = `${status} ${conversion?.updated_at}`;
  /** What stood here when it was pressed: a refusal says nothing about what came after. */
  const [pressedOn, setPressedOn] = useState<string | null>(null);
  const error = useStandingError(pressedOn === version ? retry.error : null);
  const isStarted = error instanceof ApiError && error.kind === "conflict";
  return (
    <>
      <Button
        ref={button}
        size="sm"
        variant="secondary"
        isPending={retry.isPending}
        onPress={() => {
          setPressedOn(version);
          retry.mutate({ contentId }, { onSuccess: () => router.refresh() });
        }}
      >
        <RotateCw aria-hidden className="size-4" />
        {status === "deferred" ? t("startNow") : t("retry")}
      </Button>
      {isStarted ? (
        <p role="alert" className="text-table">
          {t("alreadyStarted")}
        </p>
      ) : (
        <ErrorText error={error} />
      )}
    </>
  );
}
