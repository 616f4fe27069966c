"use client";

import { useFormatter, useTranslations } from "next-intl";
import { CURRENCIES, type Price as PriceValue } from "#lib/content/price-schema.ts";

const ORDER: readonly string[] = CURRENCIES;

/**
 * The price in the first of the store's currencies that has one, and how many others there are. Their
 * number has a place of its own, so that amounts in a column line up.
 */
export function Price({ prices, isFree }: { prices: readonly PriceValue[]; isFree: boolean }) {
  const t = useTranslations("common");
  const others = isFree ? 0 : prices.length - 1;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {isFree ? t("free") : <Amount prices={prices} />}
      <span className="inline-block w-6 text-start text-muted text-xs @max-2xl:w-auto">
        <span className="ps-1">{others > 0 ? t("morePrices", { count: others }) : null}</span>
      </span>
    </span>
  );
}

function Amount({ prices }: { prices: readonly PriceValue[] }) {
  const t = useTranslations("common");
  const format = useFormatter();
  const main = prices.toSorted((one, other) => rank(one) - rank(other))[0];
  if (!main)
    return (
      <span className="text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">{t("noPrice")}</span>
      </span>
    );
  return /^[A-Z]{3}$/.test(main.currency_id)
    ? format.number(main.amount, { style: "currency", currency: main.currency_id })
    : `${main.currency_id} ${format.number(main.amount)}`;
}

function rank({ currency_id }: PriceValue): number {
  const place = ORDER.indexOf(currency_id);
  return place === -1 ? ORDER.length : place;
}
