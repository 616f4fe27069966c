"use client";

import { Upload } from "lucide-react";
import type { ReactNode } from "react";
import { DropHint } from "#components/uploads/drop-hint.tsx";
import { DropTarget } from "#components/uploads/drop-target.tsx";
import { FilesButton } from "#components/uploads/files-button.tsx";
import { ReachWarning } from "#components/uploads/reach-warning.tsx";
import { SentFileState } from "#components/uploads/sent-file-state.tsx";
import type { SentFile } from "#components/uploads/use-sent-file.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import { LinkCheck } from "../preflight/link-check.tsx";
import type { LinkCheck as Check } from "../preflight/use-link-check.ts";

type GivenFileFieldProps = {
  sent: SentFile;
  check: Check;
  onFiles: (files: DroppedFile[]) => void;
  onAddress: (address: string) => void;
  isMultiple?: boolean;
  words: { upload: string; dropHint: string; dropHere: string };
  fixes: Readonly<Record<string, string>>;
  /** The field that takes the address. */
  children: ReactNode;
};

/** Asks for a file: one from this computer, chosen or dropped, or an address, with what lies there. */
export function GivenFileField(props: GivenFileFieldProps) {
  const { sent, check, onFiles, onAddress, isMultiple = false, words, fixes, children } = props;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FilesButton size="sm" isMultiple={isMultiple} onFiles={onFiles}>
          <Upload aria-hidden className="size-4" />
          {words.upload}
        </FilesButton>
        <DropHint>{words.dropHint}</DropHint>
      </div>
      <ReachWarning />
      <SentFileState {...sent} />
      <DropTarget onFiles={onFiles} label={words.dropHere} />
      <div className="flex flex-col gap-2">
        {children}
        <LinkCheck seen={check.seen} isLooking={check.isLooking} onUse={onAddress} fixes={fixes} />
      </div>
    </>
  );
}
