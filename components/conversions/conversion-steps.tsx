"use client";

import { Check, Circle, CircleDot } from "lucide-react";
import { useTranslations } from "next-intl";
import { CONVERSION_STAGES } from "#lib/conversions/schema.ts";

type ConversionStepsProps = { step: number; fileType: string; isSilent: boolean };

/** The four steps in words, with the current one marked for eyes and for screen readers. */
export function ConversionSteps({ step, fileType, isSilent }: ConversionStepsProps) {
  const t = useTranslations("conversions");
  return (
    <ol className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {CONVERSION_STAGES.map((stage, index) => {
        const number = index + 1;
        const Icon = number < step ? Check : number === step ? CircleDot : Circle;
        return (
          <li
            key={stage}
            aria-current={number === step ? "step" : undefined}
            className={`flex items-center gap-1 ${number === step && !isSilent ? "text-accent font-medium" : "text-muted"}`}
          >
            <Icon aria-hidden className="size-3.5" />
            {t(`stage.${stage}`, { kind: fileType })}
          </li>
        );
      })}
    </ol>
  );
}
