"use client";

import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Account } from "#lib/accounts/schema.ts";
import { LOCALE_NAMES, LOCALES } from "#lib/i18n/locales.ts";
import { DENSITIES, type Preference, type PreferenceName, savePreference, THEMES } from "#lib/preferences.ts";
import { MenuButton } from "../ui/menu-button.tsx";
import type { MenuGroup } from "../ui/open-menu.tsx";
import { useSignOut } from "./use-sign-out.ts";

type AccountMenuProps = {
  account: Account;
  preferences: { theme: Preference<"theme">; density: Preference<"density"> };
  placement: "rail" | "bar";
};

/** Who is signed in, how the dashboard should look and speak, and the way out. */
export function AccountMenu({ account, preferences, placement }: AccountMenuProps) {
  const t = useTranslations("frame");
  const groups = useAccountMenuGroups(account, preferences);
  const isRail = placement === "rail";
  return (
    <MenuButton
      label={`${t("account")}: ${account.name}`}
      isIconOnly={!isRail}
      placement={isRail ? "top start" : "bottom end"}
      groups={groups}
      className="flex min-h-8 w-full items-center gap-2.5 rounded-md px-1.5 py-1 text-start hover:bg-default rail-collapsed:justify-center"
    >
      <span
        aria-hidden
        data-initial={[...account.name][0]?.toUpperCase()}
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-soft-foreground text-xs before:content-[attr(data-initial)]"
      />
      {isRail ? (
        <>
          <span className="min-w-0 flex-1 truncate rail-collapsed:sr-only">
            {account.name}
            <span className="sr-only">: {t("account")}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted rail-collapsed:hidden" />
        </>
      ) : null}
    </MenuButton>
  );
}

function useAccountMenuGroups(account: Account, initial: AccountMenuProps["preferences"]): MenuGroup[] {
  const t = useTranslations("frame");
  const router = useRouter();
  const locale = useLocale();
  const [theme, setTheme] = useState(initial.theme);
  const [density, setDensity] = useState(initial.density);
  const signOut = useSignOut();
  return [
    {
      id: "account",
      heading: (
        <>
          <span className="block truncate font-medium text-foreground">{account.name}</span>
          <span className="block truncate font-normal">{account.email}</span>
          <span className="block font-normal">{t(`role.${account.role}`)}</span>
        </>
      ),
      entries: [{ id: "sign-out", label: t("signOut"), onAction: signOut }],
    },
    choice(
      "locale",
      t("language"),
      LOCALES,
      locale,
      (id) => LOCALE_NAMES[id],
      () => router.refresh(),
    ),
    choice("theme", t("theme"), THEMES, theme, (id) => t(`themes.${id}`), setTheme),
    choice("density", t("density"), DENSITIES, density, (id) => t(`densities.${id}`), setDensity),
  ];
}

function choice<Name extends PreferenceName>(
  name: Name,
  heading: string,
  choices: readonly Preference<Name>[],
  chosen: Preference<Name>,
  nameOf: (id: Preference<Name>) => string,
  onChosen: (id: Preference<Name>) => void,
): MenuGroup {
  return {
    id: name,
    heading,
    chosen,
    entries: choices.map((id) => ({ id, label: nameOf(id) })),
    onChoose: (id) => {
      const next = choices.find((one) => one === id);
      if (next === undefined) return;
      savePreference(name, next);
      onChosen(next);
    },
  };
}
