"use client";

import { useErrorText } from "./use-error-text.ts";

/** The error of an action, next to its button. Empty but present before: what appears in it is read out. */
export function ErrorText({ error }: { error: unknown }) {
  const read = useErrorText();
  const { text, detail } = error ? read(error) : { text: null, detail: null };
  return (
    <div role="alert" className="text-danger-text text-table empty:hidden">
      {text ? <p>{text}</p> : null}
      {detail ? <p>{detail}</p> : null}
    </div>
  );
}
