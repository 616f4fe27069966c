import { useFormatter, useTranslations } from "next-intl";
import type { KeptTitle } from "#lib/content/kept-batch.ts";

type WaitingNoteProps = {
  /** What an earlier visit began, and that may be waiting for copies of these files. */
  lookalikes: readonly KeptTitle[];
  /** What another tab makes of these files. */
  elsewhere: readonly KeptTitle[];
  /** Whether they were chosen for what an earlier visit began. */
  isAgain: boolean;
  /** Whether an earlier visit sent some of their bytes. */
  isResumed: boolean;
};

/** Says that an earlier visit may be waiting for these files, that another tab has them, or that nothing waits for them. */
export function WaitingNote({ lookalikes, elsewhere, isAgain, isResumed }: WaitingNoteProps) {
  const t = useTranslations("uploads.review");
  const format = useFormatter();
  const titles = lookalikes.filter(({ contentId }) => contentId === null);
  const audiobooks = lookalikes.filter(({ contentId }) => contentId !== null);
  const namesOf = (kept: readonly KeptTitle[]) => format.list(new Set(kept.map(({ name }) => name)));
  return (
    <>
      {titles.length > 0 ? <p>{t("lookalikes", { names: namesOf(titles) })}</p> : null}
      {audiobooks.length > 0 ? <p>{t("lookalikeTracks", { names: namesOf(audiobooks) })}</p> : null}
      {elsewhere.length > 0 ? <p>{t("elsewhere", { names: namesOf(elsewhere) })}</p> : null}
      {isAgain && lookalikes.length + elsewhere.length === 0 ? (
        <p>{t(isResumed ? "resumed" : "notAwaited")}</p>
      ) : null}
    </>
  );
}
