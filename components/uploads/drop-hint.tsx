import type { ReactNode } from "react";

/** Beside a button that opens files: that they can be dropped as well. Nobody can with a finger. */
export function DropHint({ children }: { children: ReactNode }) {
  return <p className="text-muted [@media(hover:none)_and_(pointer:coarse)]:hidden text-sm">{children}</p>;
}
