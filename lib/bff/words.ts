import "server-only";
import { createTranslator } from "next-intl";
import type { FieldsSaid, Said } from "#lib/content/said-schema.ts";
import { type AppLocale, isLocale, negotiateLocale } from "#lib/i18n/locales.ts";

type Sentences = { message: string; errors: Record<string, string[]> };
type Coded = Sentences & { said: Said | undefined; fieldsSaid: FieldsSaid };

/**
 * The sentences of a refusal in the language of whoever asked, with the fields by their labels. A
 * store of another make may have no codes, or codes of its own: its sentence then stays what it is.
 */
export async function inLanguageOf(request: Request, refusal: Coded): Promise<Sentences> {
  const { say } = await wordsOf(localeOf(request.headers));
  const errors = Object.entries(refusal.errors).map(([path, sentences]) => [
    path,
    sentences.map((sentence, index) => say(refusal.fieldsSaid[path]?.[index], path, sentence)),
  ]);
  return { message: say(refusal.said, "body", refusal.message), errors: Object.fromEntries(errors) };
}

async function wordsOf(locale: AppLocale) {
  const { default: messages } = await import(`../i18n/messages/${locale}.json`);
  const labels: Readonly<Record<string, string>> = messages.Store.field;
  // What cannot be said, for want of a param, is left to the sentence of the store.
  const quiet = { onError: () => undefined, getMessageFallback: () => "" };
  const t = createTranslator({ locale, messages, namespace: "Store", ...quiet });
  const labelOf = (path: string) =>
    path
      .split(".")
      .toReversed()
      .map((part) => (Object.hasOwn(labels, part) ? labels[part] : undefined))
      .find((label) => label !== undefined) ?? path;
  const say = (said: Said | undefined, path: string, sentence: string): string => {
    if (!said || said.code === "field" || !t.has(said.code)) return sentence;
    const { other } = said.params;
    const params = { ...said.params, field: labelOf(path) };
    return (
      t(said.code, typeof other === "string" ? { ...params, other: labelOf(other) } : params) || sentence
    );
  };
  return { say };
}

function localeOf(headers: Headers): AppLocale {
  const chosen = /(?:^|;\s*)locale=([a-z]+)/.exec(headers.get("cookie") ?? "")?.[1];
  return isLocale(chosen) ? chosen : negotiateLocale(headers.get("accept-language"));
}
