import { type ButtonVariants, buttonVariants } from "@heroui/styles/components/button";
import Link from "next/link";
import type { ComponentProps } from "react";

type LinkButtonProps = ComponentProps<typeof Link> & Pick<ButtonVariants, "variant" | "size">;

/** A link that looks like a button: it leads somewhere, so it can be opened in a new tab. */
export function LinkButton({ variant = "primary", size = "md", className = "", ...props }: LinkButtonProps) {
  return <Link {...props} className={`${buttonVariants({ variant, size })} ${className}`} />;
}
