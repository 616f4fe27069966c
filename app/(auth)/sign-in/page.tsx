import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { safeReturnTo } from "#lib/bff/return-to.ts";
import { getAccount } from "#lib/bff/session.ts";
import { hasAccounts } from "#lib/bff/set-up.ts";
import { routes } from "#lib/routes.ts";

export async function generateMetadata() {
  const t = await getTranslations("accounts");
  return { title: t("signIn") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { return_to } = await searchParams;
  const returnTo = safeReturnTo(typeof return_to === "string" ? return_to : null);
  if (await getAccount()) redirect(returnTo);
  if (!(await hasAccounts())) redirect(routes.setUp());
  const t = await getTranslations("accounts");
  return (
    <section className="flex flex-col gap-4">
      <h1 className="font-serif text-xl">{t("signIn")}</h1>
      <SignInForm returnTo={returnTo} />
    </section>
  );
}
