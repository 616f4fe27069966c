import { useTranslations } from "next-intl";
import { isTiny, isTooTall, isTooWide, type PictureSize, ratioOf } from "#lib/content/picture-size.ts";

/** Pixels and ratio of a cover, and a word when they are not those of one. */
export function PictureSizeLine({ size, fileType }: { size: PictureSize; fileType: string }) {
  const t = useTranslations("contentForm.cover");
  const { width, height } = size;
  return (
    <>
      <p className="text-muted tabular-nums">{t("size", { width, height, ...ratioOf(size) })}</p>
      {isTooWide(size, fileType) ? <p className="text-warning-text">{t("tooWide")}</p> : null}
      {isTooTall(size) ? <p className="text-warning-text">{t("tooTall")}</p> : null}
      {isTiny(size) ? <p className="text-warning-text">{t("tooSmall")}</p> : null}
    </>
  );
}
