"use client";

import { Button } from "@heroui/react/button";
import { Trash2 } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { SelectField } from "#components/form/select-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { isCurrency, readAmount } from "#lib/content/form-number.ts";
import { CURRENCIES } from "#lib/content/price-schema.ts";
import { useFormSetting } from "./form-setting.tsx";

type PriceRowProps = { index: number; used: ReadonlySet<string>; onRemove: () => void };

export function PriceRow({ index, used, onRemove }: PriceRowProps) {
  const t = useTranslations("contentForm.prices");
  const { fields, reading } = useFormSetting();
  const {
    currency_id: currency = "",
    amount = "",
    starts_at = null,
    ends_at = null,
  } = useWatch({ control: fields.control, name: `prices.${index}` }) ?? {};
  const known = isCurrency(currency) ? CURRENCIES : [...CURRENCIES, currency];
  const names = new Intl.DisplayNames(reading.locale, { type: "currency", fallback: "code" });
  const options = known
    .filter((code) => code === currency || !used.has(code))
    .map((code) => ({ id: code, label: code ? `${code} · ${names.of(code)}` : code }));
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_auto]">
      <SelectField
        {...fields}
        name={`prices.${index}.currency_id`}
        label={t("currency")}
        options={options}
        className="max-sm:col-span-2"
      />
      <TextField
        {...fields}
        name={`prices.${index}.amount`}
        label={t("amount")}
        inputMode="decimal"
        hint={readBack(amount, currency, reading.locale)}
      />
      {fields.isReadOnly ? null : (
        <Button
          isIconOnly
          variant="ghost"
          size="sm"
          className="mt-6.5"
          aria-label={t("remove", { currency })}
          onPress={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
      )}
      <PriceDates from={starts_at} until={ends_at} />
    </li>
  );
}

/** When a price counts, where its dates were set elsewhere. Saving keeps them. */
function PriceDates({ from, until }: { from: string | null; until: string | null }) {
  const t = useTranslations("contentForm.prices");
  const { reading } = useFormSetting();
  const now = useNow();
  if (from === null && until === null) return null;
  const format = new Intl.DateTimeFormat(reading.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: reading.timeZone,
  });
  const say = (moment: string) => format.format(new Date(moment));
  const isOver = until !== null && new Date(until) <= now;
  const isLater = from !== null && new Date(from) > now;
  const state = isOver ? "over" : isLater ? "later" : "current";
  const time =
    from === null
      ? t("until", { until: say(until ?? "") })
      : until === null
        ? t("from", { from: say(from) })
        : t("fromUntil", { from: say(from), until: say(until) });
  return <p className="col-span-full -mt-1 text-muted text-table">{t(`dated.${state}`, { time })}</p>;
}

/** The amount as it was understood, in full, so that nobody has to guess what 1.234 became. */
function readBack(amount: string, currency: string, locale: string): string | undefined {
  if (!isCurrency(currency)) return undefined;
  const read = readAmount(amount, currency, locale);
  if (!("amount" in read)) return undefined;
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "code" }).format(
    read.amount,
  );
}
