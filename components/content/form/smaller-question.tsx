import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { PictureSize } from "#lib/content/picture-size.ts";

type SmallerQuestionProps = {
  /** Both sizes, in words. */
  text: string;
  onKeep: () => void;
  keepLabel: string;
  onUse: () => void;
};

/** Asks about a picture that has fewer pixels than the one whose place it would take. */
export function SmallerQuestion({ text, onKeep, keepLabel, onUse }: SmallerQuestionProps) {
  const t = useTranslations("contentForm.cover");
  return (
    <div className="flex flex-col gap-2">
      <p>{text}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={onKeep}>
          {keepLabel}
        </Button>
        <Button size="sm" variant="tertiary" onClick={onUse}>
          {t("useSmaller")}
        </Button>
      </div>
    </div>
  );
}

/** A size as the values of a sentence: `newWidth` and `newHeight`. */
export function sides<Name extends "new" | "old">({ width, height }: PictureSize, name: Name) {
  return { [`${name}Width`]: width, [`${name}Height`]: height } as Record<
    `${Name}${"Width" | "Height"}`,
    number
  >;
}
