import type { ReactNode } from "react";

type PageHeaderProps = {
  title: string;
  /** Buttons at the end of the line. */
  actions?: ReactNode;
};

export function PageHeader({ title, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3 pt-5 pb-4">
      {/* As high with buttons as without: nothing moves when they come. */}
      <div className="flex min-h-10 min-w-0 flex-col justify-end md:min-h-9">
        <h1 className="wrap-anywhere font-medium font-serif text-2xl leading-8 tracking-[-0.01em]">
          {title}
        </h1>
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
