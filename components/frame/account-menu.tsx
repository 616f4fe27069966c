"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Account } from "#lib/accounts/schema.ts";
import { LOCALE_NAMES, LOCALES } from "#lib/i18n/locales.ts";
import { DENSITIES, type Preference, savePreference, THEMES } from "#lib/preferences.ts";
import { useSignOut } from "./use-sign-out.ts";

type AccountMenuProps = {
  account: Account;
  preferences: { theme: Preference<"theme">; density: Preference<"density"> };
  placement: "rail" | "bar";
};

/** Who is signed in, how the dashboard should look and speak, and the way out. */
export function AccountMenu({ account, preferences, placement }: AccountMenuProps) {
  const t = useTranslations("frame");
  const router = useRouter();
  const locale = useLocale();
  const [theme, setTheme] = useState(preferences.theme);
  const [density, setDensity] = useState(preferences.density);
  const signOut = useSignOut();
  const label = `${t("account")}: ${account.name}`;
  return (
    <Dropdown>
      <Dropdown.Trigger
        aria-label={label}
        className="flex min-h-8 items-center gap-2.5 rounded-md px-1.5 py-1 text-start hover:bg-default rail-collapsed:justify-center"
      >
        <span
          aria-hidden
          className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-soft-foreground text-xs"
        >
          {[...account.name][0]?.toUpperCase()}
        </span>
        {placement === "rail" ? (
          <>
            <span className="min-w-0 flex-1 truncate rail-collapsed:hidden">{account.name}</span>
            <ChevronsUpDown aria-hidden className="size-3.5 text-muted rail-collapsed:hidden" />
          </>
        ) : null}
      </Dropdown.Trigger>
      <Dropdown.Popover placement={placement === "rail" ? "top start" : "bottom end"}>
        <Dropdown.Menu aria-label={t("account")} className="max-h-[70dvh]">
          <Dropdown.Section aria-label={t("signedInAs", { name: account.name })}>
            <Header className="normal-case">
              <span className="block truncate font-medium text-foreground">{account.name}</span>
              <span className="block truncate">{account.email}</span>
              <span className="block">{t(`role.${account.role}`)}</span>
            </Header>
            <Dropdown.Item id="sign-out" onAction={signOut}>
              {t("signOut")}
            </Dropdown.Item>
          </Dropdown.Section>
          <ChoiceSection
            title={t("language")}
            choices={LOCALES}
            chosen={locale}
            name={(choice) => <span lang={choice}>{LOCALE_NAMES[choice]}</span>}
            onChoose={(choice) => {
              savePreference("locale", choice);
              router.refresh();
            }}
          />
          <ChoiceSection
            title={t("theme")}
            choices={THEMES}
            chosen={theme}
            name={(choice) => t(`themes.${choice}`)}
            onChoose={(choice) => {
              savePreference("theme", choice);
              setTheme(choice);
            }}
          />
          <ChoiceSection
            title={t("density")}
            choices={DENSITIES}
            chosen={density}
            name={(choice) => t(`densities.${choice}`)}
            onChoose={(choice) => {
              savePreference("density", choice);
              setDensity(choice);
            }}
          />
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

type ChoiceSectionProps<Choice extends string> = {
  title: string;
  choices: readonly Choice[];
  chosen: Choice;
  name: (choice: Choice) => ReactNode;
  onChoose: (choice: Choice) => void;
};

function ChoiceSection<Choice extends string>(props: ChoiceSectionProps<Choice>) {
  const { title, choices, chosen, name, onChoose } = props;
  return (
    <Dropdown.Section
      aria-label={title}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const choice = choices.find((key) => keys !== "all" && keys.has(key));
        if (choice && choice !== chosen) onChoose(choice);
      }}
    >
      <Header>{title}</Header>
      {choices.map((choice) => (
        <Dropdown.Item key={choice} id={choice}>
          <Dropdown.ItemIndicator />
          {name(choice)}
        </Dropdown.Item>
      ))}
    </Dropdown.Section>
  );
}
