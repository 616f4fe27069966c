import Link from "next/link";
import { useTranslations } from "next-intl";
import { routes } from "#lib/routes.ts";

/** In place of the conversion of a title that was deleted while it was watched. */
export function GoneNote() {
  const t = useTranslations("conversions");
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>{t("gone")}</p>
      <Link
        href={routes.contentList()}
        className="text-link inline-flex min-h-6 w-fit items-center hover:underline"
      >
        {t("goneWay")}
      </Link>
    </div>
  );
}
