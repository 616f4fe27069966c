import { type ReactNode, useId } from "react";

type FormSectionProps = {
  /** For links to this section. */
  id?: string;
  title: string;
  hint?: ReactNode;
  children: ReactNode;
};

/** A framed part of the form with its heading. */
export function FormSection({ id, title, hint, children }: FormSectionProps) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className="scroll-mt-36 border-border bg-surface rounded-lg border p-4 sm:p-5"
    >
      <h2 id={headingId} className="font-serif text-lg leading-6 font-semibold">
        {title}
      </h2>
      {hint ? <p className="text-muted mt-1 max-w-prose text-[0.8125rem]">{hint}</p> : null}
      <div className="mt-4 flex flex-col gap-4">{children}</div>
    </section>
  );
}
