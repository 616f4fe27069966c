import type { useTranslations } from "next-intl";
import { FILE_TYPES } from "#lib/content/schema.ts";

/** The word for a file type; a type that another store made up is shown as it is. */
export function fileTypeName(
  fileType: string,
  t: ReturnType<typeof useTranslations<"common.fileType">>,
): string {
  const known = FILE_TYPES.find((name) => name === fileType);
  return known ? t(known) : fileType;
}
