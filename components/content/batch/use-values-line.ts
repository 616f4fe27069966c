import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { AutofillValues } from "#lib/content/autofill.ts";

/** A day without a time is read as the beginning of that day in UTC. */
const DAY = { dateStyle: "medium", timeZone: "UTC" } as const;

/** Values of a title besides its name, in one line; empty where there are none. */
export function useValuesLine() {
  const t = useTranslations("uploads.review");
  const labels = useTranslations("Store.field");
  const format = useFormatter();
  const languages = new Intl.DisplayNames(useLocale(), { type: "language" });
  return (values: AutofillValues): string => {
    const { author = [], narrator = [], publisher = [], keywords = [] } = values;
    const { lang, external_id, published_at, description } = values;
    const parts = [
      author.join(", "),
      narrator.length > 0 ? t("narrator", { names: narrator.join(", ") }) : null,
      publisher.join(", "),
      lang ? languages.of(lang) : null,
      external_id ? t("isbn", { isbn: external_id }) : null,
      published_at ? format.dateTime(new Date(published_at), DAY) : null,
      keywords.join(", "),
      description ? labels("description") : null,
    ];
    return parts.filter(Boolean).join(" · ");
  };
}
