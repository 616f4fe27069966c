"use client";

import { Button, type ButtonProps } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import type { ReactNode } from "react";

type IconButtonProps = Omit<ButtonProps, "children" | "aria-label" | "isIconOnly"> & {
  label: string;
  children: ReactNode;
};

/** A button with a picture only: its name is a tooltip for the eye and a label for the ear. */
export function IconButton({ label, children, variant = "ghost", size = "sm", ...props }: IconButtonProps) {
  return (
    <Tooltip>
      <Button {...props} isIconOnly variant={variant} size={size} aria-label={label}>
        {children}
      </Button>
      <Tooltip.Content>{label}</Tooltip.Content>
    </Tooltip>
  );
}
