import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Account } from "#lib/accounts/schema.ts";
import { routes } from "#lib/routes.ts";
import { readSession } from "./auth.ts";
import { PATH_HEADER, safeReturnTo } from "./return-to.ts";
import { hasAccounts } from "./set-up.ts";

const readAccount = cache(async (): Promise<Account | null> => {
  const session = await readSession(await headers(), false);
  return session?.account ?? null;
});

/** The signed-in person, for pages and layouts; null when nobody is. */
export function getAccount(): Promise<Account | null> {
  return readAccount();
}

/** The signed-in person, for pages. Otherwise leads to sign-in and back, or to set-up while there is nobody at all. */
export async function requireAccount(): Promise<Account> {
  const account = await readAccount();
  if (account) return account;
  if (!(await hasAccounts())) redirect(routes.setUp());
  const path = safeReturnTo((await headers()).get(PATH_HEADER));
  redirect(routes.signIn(path === routes.home() ? undefined : path));
}

/** Whether to show what changes something. The routes decide again by themselves. */
export function canEdit({ role }: Account): boolean {
  return role !== "viewer";
}
