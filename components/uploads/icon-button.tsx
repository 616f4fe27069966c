import type { ReactNode } from "react";

type IconButtonProps = { label: string; onClick: () => void; isDisabled?: boolean; children: ReactNode };

/** A small button that is a picture; its name is read out and shown as a tooltip. */
export function IconButton({ label, onClick, isDisabled = false, children }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={isDisabled}
      className="text-muted hover:bg-default hover:text-foreground flex size-8 cursor-pointer items-center justify-center rounded-md disabled:cursor-default disabled:opacity-40"
    >
      {children}
    </button>
  );
}
