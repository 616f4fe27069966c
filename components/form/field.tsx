"use client";

import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";
import type { ReactNode } from "react";
import { type FieldPath, type FieldValues, type UseControllerProps, useController } from "react-hook-form";

/**
 * What every field of a form has in common. The label, input, hint and error are tied together for
 * screen readers by React Aria; value, blur, error and focus by react-hook-form.
 *
 * @example
 * const form = useForm<ContentForm>({ resolver: zodResolver(contentFormSchema), defaultValues });
 *
 * <TextField control={form.control} name="name" label={t("name")} hint={t("nameHint")} isRequired />
 * <TextAreaField control={form.control} name="notes" label={t("notes")} rows={4} />
 * <SelectField control={form.control} name="lang" label={t("language")} options={[{ id: "es", label: "Español" }]} />
 * <SwitchField control={form.control} name="preview.enabled" label={t("preview")} />
 * <DateField control={form.control} name="published_at" label={t("publishedAt")} />  // "YYYY-MM-DD" or null
 *
 * Errors from the server go to the same place: form.setError("name", { message }, { shouldFocus: true }).
 */
export type FieldProps<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
> = {
  control: NonNullable<UseControllerProps<Values, Name, Output>["control"]>;
  name: Name;
  label: string;
  /** One line beneath the input, replaced by the error while there is one. */
  hint?: ReactNode;
  /** Marks the label and tells assistive technology; the schema decides what is valid. */
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  className?: string;
};

/** Ties a field to its form: `shared` goes to the React Aria field, `field.ref` to what takes the focus. */
export function useField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  control,
  name,
  hint,
  isRequired = false,
  isDisabled = false,
  className = "",
}: FieldProps<Values, Name, Output>) {
  const { field, fieldState } = useController<Values, Name, Output>({ control, name });
  const shared = {
    name,
    isRequired,
    isDisabled,
    isInvalid: fieldState.invalid,
    onBlur: field.onBlur,
    // The schema validates, not the browser, whose bubbles cannot be translated or styled.
    validationBehavior: "aria" as const,
    className,
  };
  return { field, shared, notes: <FieldNotes hint={hint} error={fieldState.error?.message} /> };
}

function FieldNotes({ hint, error }: { hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint ? <Description>{hint}</Description> : null}
      <FieldError>{error}</FieldError>
    </>
  );
}
