import { type ButtonVariants, buttonVariants } from "@heroui/styles/components/button";
import type { ComponentProps } from "react";

type ButtonProps = ComponentProps<"button"> & Pick<ButtonVariants, "variant" | "size">;

/** The browser's own button in the library's clothes: all that a page needs that should load fast. */
export function Button({ variant = "primary", size = "md", className = "", ...props }: ButtonProps) {
  return <button type="button" {...props} className={`${buttonVariants({ variant, size })} ${className}`} />;
}
