import { useFormatter, useTranslations } from "next-intl";
import { type PictureSize, ratioOf } from "#lib/content/picture-size.ts";

/** Pixels and ratio of a cover. */
export function PictureSizeLine({ size }: { size: PictureSize }) {
  const t = useTranslations("contentForm.cover");
  const format = useFormatter();
  const { width, height } = size;
  return (
    <p className="text-muted tabular-nums">
      {t("size", { width, height, ratio: format.number(ratioOf(size)) })}
    </p>
  );
}
