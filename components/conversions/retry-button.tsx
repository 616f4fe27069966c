"use client";

import { Button } from "@heroui/react/button";
import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ErrorText } from "#components/ui/error-text.tsx";
import { useRetryConversion } from "#lib/conversions/use-conversions.ts";

type RetryButtonProps = { contentId: number; status: string; isAllowed: boolean };

export function RetryButton({ contentId, status, isAllowed }: RetryButtonProps) {
  const t = useTranslations("conversions");
  const router = useRouter();
  const retry = useRetryConversion();
  if (!isAllowed) return null;
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        isPending={retry.isPending}
        onPress={() => retry.mutate({ contentId }, { onSuccess: () => router.refresh() })}
      >
        <RotateCw aria-hidden className="size-4" />
        {status === "deferred" ? t("startNow") : t("retry")}
      </Button>
      <ErrorText error={retry.error} />
    </>
  );
}
