import { useTranslations } from "next-intl";
import type { FieldPath, FieldValues } from "react-hook-form";
import type { FieldProps } from "#components/form/field.tsx";
import { TextField } from "#components/form/text-field.tsx";

/** The address that a person signs in with. */
export function EmailField<Values extends FieldValues, Name extends FieldPath<Values>, Output>(
  field: Pick<FieldProps<Values, Name, Output>, "control" | "name">,
) {
  const t = useTranslations("accounts");
  return (
    <TextField
      {...field}
      label={t("email")}
      type="email"
      inputMode="email"
      autoComplete="username"
      isRequired
    />
  );
}
