import type { ReactNode } from "react";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  text: string;
  actions?: ReactNode;
  /** Where it is the whole page, its title is the heading of the page. */
  isPage?: boolean;
};

/** Nothing is here, and what to do about it. */
export function EmptyState({ icon, title, text, actions, isPage = false }: EmptyStateProps) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-16 text-center">
      {icon ? <div className="mb-1 text-muted">{icon}</div> : null}
      <Heading className="font-medium font-serif text-lg">{title}</Heading>
      <p className="max-w-md text-balance text-muted">{text}</p>
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
