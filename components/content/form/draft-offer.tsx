"use client";

import { Alert } from "@heroui/react/alert";
import { Button } from "@heroui/react/button";
import { useFormatter, useTranslations } from "next-intl";
import type { useDraftOffer } from "./use-draft.ts";

type DraftOfferProps = { draft: ReturnType<typeof useDraftOffer> };

export function DraftOffer({ draft: { offer, isOlder, take, refuse } }: DraftOfferProps) {
  const t = useTranslations("contentForm.draft");
  const format = useFormatter();
  if (offer === null) return null;
  const when = format.dateTime(offer.saved_at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Alert status="accent" role="status" className="border-accent rounded-lg border">
      <Alert.Indicator />
      <Alert.Content>
        <Alert.Title>{t("title", { when })}</Alert.Title>
        <Alert.Description>{isOlder ? t("older") : t("text")}</Alert.Description>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onPress={take}>
            {t("take")}
          </Button>
          <Button size="sm" variant="tertiary" onPress={refuse}>
            {t("refuse")}
          </Button>
        </div>
      </Alert.Content>
    </Alert>
  );
}
