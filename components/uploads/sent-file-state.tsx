"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { OfferedFile } from "./offered-file.tsx";
import { UploadControls } from "./upload-controls.tsx";
import { UploadProgress } from "./upload-progress.tsx";
import type { SentFile } from "./use-sent-file.ts";

type SentFileStateProps = Pick<
  SentFile,
  "item" | "problem" | "arrived" | "offered" | "takeOffered" | "giveUp" | "goOn"
>;

/** Where one file from this computer is on its way: under way, there, or why not. */
export function SentFileState(props: SentFileStateProps) {
  const { item, problem, arrived, offered, takeOffered, giveUp, goOn } = props;
  const t = useTranslations("contentForm.file");
  const status = useRef<HTMLDivElement>(null);
  // What is said of the end keeps the box of the way there: nothing below moves.
  const hasBox = item !== null || arrived !== null;
  return (
    <div className={hasBox ? "flex min-h-21 flex-col justify-center gap-2" : "contents"}>
      <div ref={status} role="status" tabIndex={-1} className="empty:hidden">
        {problem ? (
          <p className="text-danger-text text-sm wrap-anywhere">{problem}</p>
        ) : arrived ? (
          <p className="text-sm wrap-anywhere">{t("arrived", { name: arrived })}</p>
        ) : offered && !item ? (
          <OfferedFile
            name={offered.name}
            isFieldEmpty={offered.isFieldEmpty}
            onUse={() => {
              takeOffered();
              // The button goes with the offer: what it did takes the focus.
              status.current?.focus();
            }}
          />
        ) : null}
      </div>
      {item ? (
        <div className="border-border flex flex-col gap-1 rounded-md border px-3 py-2">
          <div className="flex items-center gap-1">
            <p className="min-w-0 flex-1 truncate" title={item.file.name}>
              {item.file.name}
            </p>
            {item.step === "failed" ? (
              <button type="button" className="text-link min-h-6 cursor-pointer" onClick={goOn}>
                {t("goOn")}
              </button>
            ) : null}
            <UploadControls name={item.file.name} items={[item]} onGiveUp={giveUp} />
          </div>
          <UploadProgress name={item.file.name} items={[item]} />
        </div>
      ) : null}
    </div>
  );
}
