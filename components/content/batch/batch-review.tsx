"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { Switch } from "@heroui/react/switch";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { ReachWarning } from "#components/uploads/reach-warning.tsx";
import { startBatch } from "#lib/content/batch.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { firstGrouping, isOneAudiobook, regroup } from "#lib/content/batch-regroup.ts";
import { nameOf, twinsOf, withoutRefused } from "#lib/content/batch-said.ts";
import { fileLooks } from "#lib/content/file-looks.ts";
import { refusalOf } from "#lib/content/file-said.ts";
import { typedBeside } from "#lib/content/intake.ts";
import { useBox } from "#lib/uploads/box.ts";
import type { LookedAt } from "#lib/uploads/look-at.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { RefusedFiles } from "./refused-files.tsx";
import { ReviewProgress } from "./review-progress.tsx";
import { ReviewTitle } from "./review-title.tsx";
import { useReviewLooks } from "./use-review-looks.ts";
import { useSpread } from "./use-spread.ts";

type BatchReviewProps = { files: readonly LookedAt[]; onClose: () => void };

/** Every title that the files would become, with what is found in them meanwhile: to be named, put in order or left out. */
export function BatchReview({ files, onClose }: BatchReviewProps) {
  const t = useTranslations("uploads.review");
  const common = useTranslations("common");
  const [grouping, setGrouping] = useState(() => firstGrouping(files, typedBeside()));
  const { plan, isOneEach } = grouping;
  const [hasTyped] = useState(() => Object.keys(typedBeside()).length > 0);
  const [isOne] = useState(() => isOneAudiobook(plan));
  const looks = useBox(fileLooks.shown);
  const saidOf = (file: File | undefined) => (file ? looks.get(file)?.said : null) ?? null;
  const titles = withoutRefused(plan.titles, saidOf);
  const twins = twinsOf(titles, saidOf);
  const refusedInside = files.flatMap((one) => {
    const said = saidOf(one.file);
    const problem = said && refusalOf(said);
    return problem ? { ...one, problem } : [];
  });
  const keepFilesOf = useReviewLooks(titles, refusedInside);
  const shown = useSpread(titles.length);
  const sounds = files.filter(({ kind }) => kind === "audio").length;

  // The same function for every title and every time, so that only what changed renders.
  const replace = useCallback((key: string, title: PlannedTitle | null) => {
    setGrouping(({ plan: last, ...rest }) => {
      const titles = last.titles.flatMap((one) => (one.key === key ? (title ?? []) : one));
      return { ...rest, plan: { ...last, titles } };
    });
  }, []);
  const start = () => {
    const settings = uploadSettings.get();
    if (!settings) return;
    startBatch(titles, settings.accountId);
    keepFilesOf(titles);
    onClose();
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
        {titles.length > 0 ? <p className="text-muted">{t("text")}</p> : null}
        {titles.length > 0 && hasTyped ? (
          <p>{t("typedInForm", { isOne: String(isOne && !isOneEach) })}</p>
        ) : null}
        {titles.length > 0 ? <ReachWarning /> : null}
        <ReviewProgress titles={titles} looks={looks} />
        {sounds > 1 ? (
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
        <RefusedFiles refused={plan.refused} inside={refusedInside} lone={plan.lone} />
        <ul className="flex flex-col gap-3">
          {titles.slice(0, shown).map((title) => (
            <ReviewTitle
              key={title.key}
              title={title}
              look={title.files[0] ? (looks.get(title.files[0].file) ?? null) : null}
              isTwin={twins.has(title.key)}
              onReplace={replace}
            />
          ))}
        </ul>
      </Modal.Body>
      <Modal.Footer>
        {titles.length > 0 && !isNamed ? (
          <p role="status" className="text-danger-text me-auto self-center text-sm">
            {t("nameMissing")}
          </p>
        ) : null}
        <Button variant="tertiary" onPress={onClose}>
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
