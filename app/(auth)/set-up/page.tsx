import { getTranslations } from "next-intl/server";
import { SetUpForm } from "#components/accounts/set-up-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { hasAccounts, isSetUpKey } from "#lib/bff/set-up.ts";
import { routes } from "#lib/routes.ts";

export async function generateMetadata() {
  const t = await getTranslations("accounts");
  return { title: t("setUp") };
}

export default async function SetUpPage({ searchParams }: PageProps<"/set-up">) {
  const { key } = await searchParams;
  const t = await getTranslations("accounts");
  const isDone = await hasAccounts();
  const isOpen = !isDone && typeof key === "string" && isSetUpKey(key);
  return (
    <section className="flex flex-col gap-4">
      <h1 className="font-serif text-xl">{t("setUp")}</h1>
      {isDone ? (
        <>
          <p>{t("alreadySetUp")}</p>
          <LinkButton href={routes.signIn()}>{t("goToSignIn")}</LinkButton>
        </>
      ) : isOpen ? (
        <>
          <p>{t("setUpIntro")}</p>
          <SetUpForm setUpKey={key} />
        </>
      ) : (
        <p>{key === undefined ? t("setUpNeedsLink") : t("setUpWrongLink")}</p>
      )}
    </section>
  );
}
