import type { FullConfig } from "@playwright/test";
import { ADMINISTRATOR, shareStack } from "./shared-stack.ts";
import { startStack } from "./stack.ts";

/** One Colophon for all browser tests, with an administrator and a place for files. */
export default async function setUpStack({ workers }: FullConfig): Promise<() => Promise<void>> {
  const stack = await startStack(
    {
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
      RATE_LIMIT_READS: "0",
      RATE_LIMIT_WRITES: "0",
    },
    { filePlaces: workers },
  );
  shareStack(stack);
  return stack.stop;
}
