import { type ReactNode, useId } from "react";

type PanelProps = { label: string; hasHeading?: boolean; children: ReactNode };

/** One matter on the page of a conversion. */
export function Panel({ label, hasHeading = false, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      {...(hasHeading ? { "aria-labelledby": headingId } : { "aria-label": label })}
      className="border-border bg-surface max-w-[45rem] rounded-lg border p-4"
    >
      {hasHeading ? (
        <h2 id={headingId} className="mb-2 text-sm font-semibold">
          {label}
        </h2>
      ) : null}
      {children}
    </section>
  );
}
