import { z } from "zod";
import type { Stack } from "./stack.ts";

const NAME = "COLOPHON_TEST_STACK";

const stackSchema = z.object({
  dashboardUrl: z.string(),
  apiUrl: z.string(),
  token: z.string(),
  dataDir: z.string(),
  filesUrls: z.array(z.string()),
}) satisfies z.ZodType<Stack>;

/** The administrator that the shared stack begins with. */
export const ADMINISTRATOR = { email: "ana@colophon.example", password: "correct horse battery" };

/** Hands the stack to the workers of the runner, which inherit the environment. */
export function shareStack(stack: Stack): void {
  process.env[NAME] = JSON.stringify(stackSchema.parse(stack));
}

/** Undefined in the process that starts the stack; known in the workers. */
export function sharedDashboardUrl(): string | undefined {
  return process.env[NAME] === undefined ? undefined : sharedStack().dashboardUrl;
}

/** The Colophon that this run of browser tests uses. */
export function sharedStack(): z.infer<typeof stackSchema> {
  const text = process.env[NAME];
  if (text === undefined) throw new Error("There is no shared stack: run browser tests with Playwright.");
  return stackSchema.parse(JSON.parse(text));
}
