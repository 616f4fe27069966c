import "server-only";
import { routes } from "#lib/routes.ts";
import { migrate } from "./db/migrate.ts";
import { env } from "./env.ts";
import { createFirstAdministrator, hasAccounts, setUpKey } from "./set-up.ts";
import { keepSweeping } from "./uploads/sweep-uploads.ts";
import { isWithinReach, uploadsUrl } from "./uploads/uploads-url.ts";

/** Prepares the dashboard before its first request: its tables, and a way in for the first person. */
export async function start(): Promise<void> {
  await migrate();
  keepSweeping();
  if (!isWithinReach())
    process.stdout.write(
      `The store cannot fetch what is uploaded here: ${uploadsUrl()} leads to this machine only. Set PUBLIC_URL to the address of the dashboard, or UPLOADS_URL to one that the store reaches.\n`,
    );
  if (await hasAccounts()) return;
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, PUBLIC_URL } = env();
  if (email && password) {
    await createFirstAdministrator({ name: email.split("@")[0] ?? email, email, password });
    return;
  }
  process.stdout.write(`Set up the first administrator: ${PUBLIC_URL}${routes.setUp()}?key=${setUpKey()}\n`);
}
