"use client";

import { useFormatter, useTranslations } from "next-intl";
import { CURRENCIES, type Price as PriceValue } from "#lib/content/price-schema.ts";

const ORDER: readonly string[] = CURRENCIES;

/** The price in the first of the store's currencies that has one, and how many others there are. */
export function Price({ prices, isFree }: { prices: readonly PriceValue[]; isFree: boolean }) {
  const t = useTranslations("common");
  const format = useFormatter();
  if (isFree) return t("free");
  const main = prices.toSorted((one, other) => rank(one) - rank(other))[0];
  if (!main)
    return (
      <span className="text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">{t("noPrice")}</span>
      </span>
    );
  const amount = /^[A-Z]{3}$/.test(main.currency_id)
    ? format.number(main.amount, { style: "currency", currency: main.currency_id })
    : `${main.currency_id} ${format.number(main.amount)}`;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {amount}
      {prices.length > 1 ? (
        <span className="ms-1.5 text-muted text-xs">{t("morePrices", { count: prices.length - 1 })}</span>
      ) : null}
    </span>
  );
}

function rank({ currency_id }: PriceValue): number {
  const place = ORDER.indexOf(currency_id);
  return place === -1 ? ORDER.length : place;
}
