"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { Switch } from "@heroui/react/switch";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { SessionEndNote } from "#components/accounts/session-end.tsx";
import { ReachWarning } from "#components/uploads/reach-warning.tsx";
import type { AutofillValues } from "#lib/content/autofill.ts";
import { startBatch } from "#lib/content/batch.ts";
import { pairCovers, withCovers } from "#lib/content/batch-covers.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { firstGrouping, isGroupable, isOneAudiobook, regroup } from "#lib/content/batch-regroup.ts";
import { nameOf, twinsOf, withoutRefused } from "#lib/content/batch-said.ts";
import { isTouched } from "#lib/content/batch-touched.ts";
import { fileLooks } from "#lib/content/file-looks.ts";
import { refusalOf } from "#lib/content/file-said.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { RefusedFiles } from "./refused-files.tsx";
import { ReviewAnnouncement } from "./review-announcement.tsx";
import { ReviewProgress } from "./review-progress.tsx";
import { ReviewTitle } from "./review-title.tsx";
import { useReviewLooks } from "./use-review-looks.ts";
import { useSpread } from "./use-spread.ts";

type BatchReviewProps = {
  files: readonly LookedAt[];
  /** What was typed in the form that they come from. */
  typed: AutofillValues;
  /** Says where an earlier visit may be waiting for these files. */
  waitingNote: ReactNode;
  /** Whether leaving it now would lose something. */
  onTouched: (isTouched: boolean) => void;
  onCancel: () => void;
  onDone: () => void;
};

/** Every title that the files would become, with what is found in them meanwhile: to be named, put in order or left out. */
export function BatchReview({ files, typed, waitingNote, onTouched, onCancel, onDone }: BatchReviewProps) {
  const t = useTranslations("uploads.review");
  const common = useTranslations("common");
  const [grouping, setGrouping] = useState(() => firstGrouping(files, typed));
  const { plan, isOneEach } = grouping;
  const hasTyped = Object.keys(typed).length > 0;
  const [first] = useState(plan);
  const looks = useBox(fileLooks.shown);
  const saidOf = (file: File | undefined) => (file ? looks.get(file)?.said : null) ?? null;
  const titles = withoutRefused(plan.titles, saidOf);
  const twins = twinsOf(titles, saidOf);
  const { covers, lone } = pairCovers(
    titles,
    files.filter(({ kind }) => kind === "picture"),
  );
  const refusedInside = files.flatMap((one) => {
    const said = saidOf(one.file);
    const problem = said && refusalOf(said);
    return problem ? { ...one, problem } : [];
  });
  const isChanged = isTouched(plan.titles, first.titles, saidOf);
  useEffect(() => onTouched(isChanged), [isChanged, onTouched]);
  const keepFilesOf = useReviewLooks(titles, refusedInside);
  const shown = useSpread(titles.length);
  const hasChoice = isGroupable(files);

  // The same function for every title and every time, so that only what changed renders.
  const replace = useCallback((key: string, title: PlannedTitle | null) => {
    setGrouping(({ plan: last, ...rest }) => {
      const titles = last.titles.flatMap((one) => (one.key === key ? (title ?? []) : one));
      return { ...rest, plan: { ...last, titles } };
    });
  }, []);
  const cancel = useRef<HTMLButtonElement>(null);
  const isNothing = titles.length === 0;
  useEffect(() => {
    // The way out is what is left when the last title is left out.
    if (isNothing) cancel.current?.focus();
  }, [isNothing]);
  const start = () => {
    const settings = uploadSettings.get();
    if (!settings) return;
    startBatch(withCovers(titles, covers), settings.accountId);
    keepFilesOf(titles);
    onDone();
  };
  const isNamed = titles.every((title) => {
    const name = nameOf(title, saidOf(title.files[0]?.file));
    const tracks = title.fileType === "audio" ? title.files : [];
    return [name, ...tracks.map((track) => track.title)].every((text) => text.trim() !== "");
  });
  return (
    <>
      <Modal.Header>
        <Modal.Heading className="font-serif">{t("heading", { count: titles.length })}</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        <SessionEndNote />
        {titles.length > 0 ? <p className="text-muted">{t("text")}</p> : null}
        {titles.length > 0 && hasTyped ? (
          <p>{t("typedInForm", { isOne: String(isOneAudiobook(first) && !isOneEach) })}</p>
        ) : null}
        {titles.length > 0 ? waitingNote : null}
        {titles.length > 0 ? <ReachWarning /> : null}
        <ReviewProgress titles={titles} twins={twins} looks={looks} />
        {hasChoice ? (
          <Switch
            size="sm"
            isSelected={isOneEach}
            onChange={(next) => setGrouping((last) => regroup(files, last, next))}
          >
            <Switch.Content>
              <Switch.Control>
                <Switch.Thumb />
              </Switch.Control>
              {t("oneEach")}
            </Switch.Content>
          </Switch>
        ) : null}
        <RefusedFiles
          refused={plan.refused}
          inside={refusedInside}
          lone={lone}
          hasTitles={titles.length > 0}
        />
        <ReviewAnnouncement>
          <ul className="flex flex-col gap-3">
            {titles.slice(0, shown).map((title) => (
              <ReviewTitle
                key={title.key}
                title={title}
                cover={covers.get(title.key) ?? null}
                look={title.files[0] ? (looks.get(title.files[0].file) ?? null) : null}
                isTwin={twins.has(title.key)}
                onReplace={replace}
              />
            ))}
          </ul>
        </ReviewAnnouncement>
      </Modal.Body>
      <Modal.Footer>
        {titles.length > 0 && !isNamed ? (
          <p role="status" className="text-danger-text me-auto self-center text-sm">
            {t("nameMissing")}
          </p>
        ) : null}
        <Button ref={cancel} variant="tertiary" onPress={onCancel}>
          {common("cancel")}
        </Button>
        {titles.length > 0 ? (
          <Button isDisabled={!isNamed} onPress={start}>
            {t("start", { count: titles.length })}
          </Button>
        ) : null}
      </Modal.Footer>
    </>
  );
}
