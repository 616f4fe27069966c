"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { PasswordField } from "#components/form/password-field.tsx";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { signInFormSchema, type SignInForm as Values } from "#lib/accounts/form.ts";
import { type AfterSignIn, useSignIn } from "#lib/accounts/queries.ts";
import { AccountError } from "./account-error.tsx";
import { EmailField } from "./email-field.tsx";

export function SignInForm(after: AfterSignIn) {
  const t = useTranslations("accounts");
  const form = useForm<Values>({
    resolver: zodResolver(signInFormSchema((problem) => t(`problem.${problem}`))),
    defaultValues: { email: "", password: "" },
  });
  const signIn = useSignIn(after);
  const submit = useOneAtATime(
    form.handleSubmit(async (values) => {
      if (signIn.isSuccess) return;
      await signIn.mutateAsync(values).catch(() => form.setFocus("password", { shouldSelect: true }));
    }),
  );
  return (
    <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-4">
      <EmailField control={form.control} name="email" />
      <PasswordField
        control={form.control}
        name="password"
        label={t("password")}
        autoComplete="current-password"
        isRequired
      />
      <AccountError error={signIn.error} />
      <Button type="submit" fullWidth isPending={signIn.isPending || signIn.isSuccess}>
        {t("signIn")}
      </Button>
    </form>
  );
}
