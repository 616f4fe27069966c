import type { ReactNode } from "react";

type IconButtonProps = {
  label: string;
  onClick: () => void;
  /** It looks and is read as off, but keeps the focus of whoever has just pressed it. */
  isDisabled?: boolean;
  children: ReactNode;
};

/** A small button that is a picture; its name is read out and shown as a tooltip. */
export function IconButton({ label, onClick, isDisabled = false, children }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={isDisabled ? undefined : onClick}
      aria-disabled={isDisabled}
      className="text-muted hover:bg-default hover:text-foreground flex size-8 cursor-pointer items-center justify-center rounded-md aria-disabled:cursor-default aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}
