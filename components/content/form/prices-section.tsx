"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { CURRENCIES } from "#lib/content/price-schema.ts";
import { FormSection } from "./form-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { PriceRow } from "./price-row.tsx";

/** One price for each currency. A title without a price is not free, and one that costs 0 has a price. */
export function PricesSection() {
  const t = useTranslations("contentForm.prices");
  const { fields } = useFormSetting();
  const rows = useFieldArray({ control: fields.control, name: "prices" });
  const prices = useWatch({ control: fields.control, name: "prices" });
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = (index: number) => {
    rows.remove(index);
    // The row takes the focus with it.
    addButton.current?.focus();
  };
  const used = new Set(prices.map(({ currency_id }) => currency_id));
  const next = CURRENCIES.find((currency) => !used.has(currency));
  return (
    <FormSection id="prices" title={t("title")} hint={t("hint")}>
      {rows.fields.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      {rows.fields.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {rows.fields.map((row, index) => (
            <PriceRow key={row.id} index={index} used={used} onRemove={() => remove(index)} />
          ))}
        </ul>
      ) : null}
      {fields.isReadOnly || next === undefined ? null : (
        <Button
          ref={addButton}
          variant="outline"
          size="sm"
          className="self-start"
          onPress={() =>
            rows.append(
              { currency_id: next, amount: "" },
              { focusName: `prices.${rows.fields.length}.currency_id` },
            )
          }
        >
          <Plus aria-hidden className="size-4" />
          {t("add")}
        </Button>
      )}
    </FormSection>
  );
}
