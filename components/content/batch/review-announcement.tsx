import { createContext, type ReactNode, useState } from "react";

/** Says what was just done to a row of the review, to whoever cannot see it. */
export const AnnounceContext = createContext<(text: string) => void>(() => {});

export function ReviewAnnouncement({ children }: { children: ReactNode }) {
  const [text, setText] = useState("");
  return (
    <AnnounceContext value={setText}>
      {children}
      <p aria-live="polite" className="sr-only">
        {text}
      </p>
    </AnnounceContext>
  );
}
