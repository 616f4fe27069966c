"use client";

import { type ReactNode, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { chosenFiles, type DroppedFile } from "#lib/uploads/dropped-files.ts";

type FilesButtonProps = {
  onFiles: (files: DroppedFile[]) => void;
  isMultiple?: boolean;
  /** A whole folder, with everything in it. */
  isFolder?: boolean;
  /** For a button that is only a picture. */
  label?: string;
  variant?: "primary" | "secondary" | "tertiary";
  size?: "sm" | "md";
  children: ReactNode;
};

/** What the dialog offers first; what a file really is, its bytes say. */
const ACCEPT = ".pdf,.epub,.mp3,.m4a,.m4b,.aac,.ogg,.opus,.flac,.wav,.jpg,.jpeg,.png,.webp,.avif,audio/*";

/** Opens the system's dialog for files. */
export function FilesButton(props: FilesButtonProps) {
  const { onFiles, isMultiple = false, isFolder = false, label, variant, size, children } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isMultiple}
        // @ts-expect-error React sets it, but its types do not know it.
        webkitdirectory={isFolder ? "" : undefined}
        accept={ACCEPT}
        onChange={({ currentTarget }) => {
          onFiles(chosenFiles(currentTarget.files ?? []));
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button
        variant={variant ?? "secondary"}
        size={size ?? "md"}
        aria-label={label}
        title={label}
        className={label ? "px-2.5" : ""}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
