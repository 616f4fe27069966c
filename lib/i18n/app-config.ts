import type { AppLocale } from "./locales.ts";
import type messages from "./messages/en.json";

// English is the type of all messages: a key that it lacks is a type error where it is used.
declare module "next-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: typeof messages;
  }
}
