"use client";

import { FileImage, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useSaid } from "#components/conversions/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { Cover } from "#components/ui/cover.tsx";
import { useErrorText } from "#components/ui/use-error-text.ts";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { UploadProgress } from "#components/uploads/upload-progress.tsx";
import { FILE_COVER } from "#lib/content/cover-schema.ts";
import { isSmaller } from "#lib/content/picture-size.ts";
import type { Content } from "#lib/content/schema.ts";
import { isCheckable } from "#lib/conversions/preflight-queries.ts";
import { ApiError } from "#lib/http/api-error.ts";
import { PictureSizeLine } from "./picture-size-line.tsx";
import { SmallerQuestion, sides } from "./smaller-question.tsx";
import { useCoverChange } from "./use-cover-change.ts";
import { type ChosenPicture, usePicture } from "./use-picture.ts";

type CoverPanelProps = { content: Content; etag: string | null; canEdit: boolean };

/** The cover of a stored title, and another one for it. A smaller picture is asked about. */
export function CoverPanel({ content, etag, canEdit }: CoverPanelProps) {
  const t = useTranslations("contentForm.cover");
  const side = useTranslations("contentForm.side");
  const say = useSaid();
  const { shown, smaller, consider, change, keep, isWaiting, error } = useCoverChange(content, etag);
  const errorText = useErrorText();
  const picture = usePicture();
  const [address, setAddress] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const { cover = null, cover_error: refused = null, cover_url, name, conversion_status } = shown;
  const isFinal = conversion_status === "done" || conversion_status === "error";

  const offer = (chosen: ChosenPicture | null) => {
    if (!chosen) return;
    const { url, size } = chosen;
    if (cover && size && isSmaller(size, cover)) consider({ url, size });
    else void change(url);
  };
  return (
    <>
      <Cover url={cover_url} name={name} size="lg" />
      {cover ? <PictureSizeLine size={cover} fileType={shown.file_type} /> : null}
      {cover_url === null ? <p className="text-muted">{side(isFinal ? "noCover" : "coverLater")}</p> : null}
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {isWaiting ? <p className="text-muted">{t("fetching")}</p> : null}
        {refused && !isWaiting && !smaller && !error ? (
          <p className="text-danger-text wrap-anywhere">
            {t("refused")} {say(refused, refused.message)}
          </p>
        ) : null}
        {error ? (
          <p className="text-danger-text wrap-anywhere">{fieldSentences(error) || errorText(error).text}</p>
        ) : null}
        {picture.problem ? <p className="text-danger-text wrap-anywhere">{picture.problem}</p> : null}
        {smaller && cover ? (
          <SmallerQuestion
            text={t("smaller", { ...sides(smaller.size, "new"), ...sides(cover, "old") })}
            onKeep={keep}
            keepLabel={t("keep")}
            onUse={() => void change(smaller.url, { isSmallerFine: true })}
          />
        ) : null}
      </div>
      {picture.item ? <UploadProgress name={picture.item.file.name} items={[picture.item]} /> : null}
      {canEdit ? (
        <div ref={panel} className="flex flex-col items-start gap-2">
          <FilesButton size="sm" onFiles={(files) => void picture.send(files).then(offer)}>
            <ImageUp aria-hidden className="size-4" />
            {t("upload")}
          </FilesButton>
          <DropTarget
            onFiles={(files) => {
              panel.current?.scrollIntoView({ block: "nearest" });
              void picture.send(files).then(offer);
            }}
            label={t("dropHere")}
          />
          {shown.cover !== undefined && shown.file_type !== "physical" && conversion_status === "done" ? (
            <Button
              size="sm"
              variant="secondary"
              disabled={isWaiting}
              onClick={() => void change(FILE_COVER)}
            >
              <FileImage aria-hidden className="size-4" />
              {t("fromFile")}
            </Button>
          ) : null}
          <form
            className="flex w-full flex-col items-start gap-1.5"
            onSubmit={(event) => {
              event.preventDefault();
              const url = address.trim();
              // A store that tells how far a cover is measures it, too, and needs no look from here.
              if (shown.cover_pending === undefined) void picture.fromAddress(url).then(offer);
              else void change(url);
            }}
          >
            <label className="flex w-full flex-col gap-1">
              <span className="text-muted">{t("url")}</span>
              <input
                className="input input--primary w-full"
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
                placeholder="https://"
                value={address}
                onChange={({ target }) => {
                  // What was wrong with another picture is not said beside this one.
                  picture.forgetProblem();
                  setAddress(target.value);
                }}
              />
            </label>
            <Button size="sm" variant="secondary" type="submit" disabled={!isCheckable(address.trim())}>
              {t("use")}
            </Button>
          </form>
        </div>
      ) : null}
    </>
  );
}

/** What the store says of the address itself; empty when it says nothing of it. */
function fieldSentences(error: unknown): string {
  return error instanceof ApiError ? Object.values(error.fieldErrors).flat().join(" ") : "";
}
