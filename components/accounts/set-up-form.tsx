"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { PasswordField } from "#components/form/password-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { setUpFormSchema, type SetUpForm as Values } from "#lib/accounts/form.ts";
import { useSetUp } from "#lib/accounts/queries.ts";
import { PASSWORD_MIN_LENGTH } from "#lib/accounts/schema.ts";
import { setFieldErrors } from "#lib/http/field-errors.ts";
import { AccountError } from "./account-error.tsx";
import { EmailField } from "./email-field.tsx";

export function SetUpForm({ setUpKey }: { setUpKey: string }) {
  const t = useTranslations("accounts");
  const form = useForm<Values>({
    resolver: zodResolver(
      setUpFormSchema((problem) => t(`problem.${problem}`, { count: PASSWORD_MIN_LENGTH })),
    ),
    defaultValues: { name: "", email: "", password: "" },
  });
  const setUp = useSetUp();
  const submit = useOneAtATime(
    form.handleSubmit(async (values) => {
      if (setUp.isSuccess) return;
      await setUp.mutateAsync({ ...values, key: setUpKey }).catch((error) => setFieldErrors(form, error));
    }),
  );
  return (
    <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-4">
      <TextField control={form.control} name="name" label={t("name")} autoComplete="name" isRequired />
      <EmailField control={form.control} name="email" />
      <PasswordField
        control={form.control}
        name="password"
        label={t("password")}
        hint={t("passwordHint", { count: PASSWORD_MIN_LENGTH })}
        autoComplete="new-password"
        isRequired
      />
      <AccountError error={setUp.error} />
      <Button type="submit" fullWidth isPending={setUp.isPending || setUp.isSuccess}>
        {t("createAdministrator")}
      </Button>
    </form>
  );
}
