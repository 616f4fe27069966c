"use client";

import { Button } from "@heroui/react/button";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";

type ExchangeButtonProps = { title: string; onPress: () => void };

/** Opens the way to another file; its name says for what, as there may be several on a page. */
export function ExchangeButton({ title, onPress }: ExchangeButtonProps) {
  const t = useTranslations("conversions.exchange");
  return (
    <Button size="sm" variant="secondary" aria-label={t("buttonFor", { title })} onPress={onPress}>
      <FileUp aria-hidden className="size-4" />
      {t("button")}
    </Button>
  );
}
