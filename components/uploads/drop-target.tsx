"use client";

import { useEffect, useRef, useState } from "react";
import { type DroppedFile, droppedFiles } from "#lib/uploads/dropped-files.ts";
import { hasFiles } from "./has-files.ts";

type DropTargetProps = {
  onFiles: (files: DroppedFile[]) => void;
  /** What a drop does, shown over the page while files are held over it. */
  label: string;
};

/** The places that take files, the latest last: a dialog takes them before the page under it. */
const targets: symbol[] = [];

/** Takes files that are dropped anywhere on the page. A button beside it does the same without a mouse. */
export function DropTarget({ onFiles, label }: DropTargetProps) {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  }, [onFiles]);
  useEffect(() => {
    const target = Symbol("target");
    targets.push(target);
    const isMine = (event: DragEvent) => {
      if (!hasFiles(event) || targets.at(-1) !== target) return false;
      // A list that takes moves of its rows would refuse everything else.
      event.stopPropagation();
      return true;
    };
    const listening = new AbortController();
    const listen = (name: "dragenter" | "dragover" | "dragleave" | "drop", on: (event: DragEvent) => void) =>
      window.addEventListener(name, on, { signal: listening.signal, capture: true });
    // Entering a child is told before leaving its parent, so that only the count says when the page is left.
    let depth = 0;
    const end = () => {
      depth = 0;
      setOver(false);
    };
    listen("dragenter", (event) => {
      if (!isMine(event)) return;
      depth += 1;
      setOver(true);
    });
    listen("dragleave", (event) => {
      if (!isMine(event)) return;
      depth -= 1;
      if (depth <= 0) end();
    });
    listen("dragover", (event) => {
      if (!isMine(event)) return;
      // Without this the browser would open the file in place of the page.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    });
    listen("drop", (event) => {
      if (!isMine(event) || !event.dataTransfer) return;
      event.preventDefault();
      end();
      void droppedFiles(event.dataTransfer).then((files) => take.current(files));
    });
    return () => {
      targets.splice(targets.indexOf(target), 1);
      listening.abort();
    };
  }, []);
  return isOver ? (
    <div
      aria-hidden
      className="border-accent bg-background/85 pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-xl border-2 border-dashed"
    >
      <p className="bg-background rounded-lg px-6 py-4 text-center font-serif text-xl font-medium">{label}</p>
    </div>
  ) : null;
}
