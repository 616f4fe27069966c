import { ADMINISTRATOR, shareStack } from "./shared-stack.ts";
import { startStack } from "./stack.ts";

/** One Colophon for all browser tests, with an administrator and a place for files. */
export default async function setUpStack(): Promise<() => Promise<void>> {
  const stack = await startStack({
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    RATE_LIMIT_READS: "0",
    RATE_LIMIT_WRITES: "0",
  });
  shareStack(stack);
  return stack.stop;
}
