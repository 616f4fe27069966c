import { useCallback, useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { AUTOFILL_FIELDS, type AutofillField, autofillValues } from "#lib/content/autofill.ts";
import { type ContentForm, isSame } from "#lib/content/form.ts";
import type { Preflight } from "#lib/content/preflight-schema.ts";

type Filled = Partial<Pick<ContentForm, AutofillField>>;

type AutofillOptions = {
  form: UseFormReturn<ContentForm>;
  /** What the form started with: a field that still holds it is free to fill. */
  base: ContentForm;
  found: Preflight["found"];
  fileType: string;
  languages: readonly { id: string }[];
};

/**
 * Fills fields from the file that nobody has touched. A field in which somebody wrote, whose value was taken out
 * again, or in which somebody stands at the moment the answer arrives, is left alone for good.
 */
export function useAutofill({ form, base, found, fileType, languages }: AutofillOptions) {
  const [filled, setFilled] = useState<Filled>({});
  const touched = useRef(new Set<string>());
  const start = useRef(base);
  const known = useRef(filled);
  useEffect(() => {
    known.current = filled;
  }, [filled]);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type }) => {
          // Only a hand changes: what a program sets has no type.
          const field = AUTOFILL_FIELDS.find((each) => each === name);
          if (type !== "change" || !field) return;
          touched.current.add(field);
          setFilled(({ [field]: _gone, ...rest }) => rest);
        },
      }),
    [form],
  );

  useEffect(() => {
    if (!found) return;
    let isCurrent = true;
    void autofillValues(
      found,
      fileType,
      languages.map(({ id }) => id),
    ).then((values) => {
      if (!isCurrent) return;
      const next: Filled = {};
      for (const field of AUTOFILL_FIELDS) {
        const present = form.getValues(field);
        const wasFilled = known.current[field] !== undefined && isSame(known.current[field], present);
        const isFree = wasFilled || isSame(present, start.current[field]);
        if (!isFree || touched.current.has(field) || hasFocus(field)) continue;
        const value = values[field] ?? start.current[field];
        if (!isSame(value, present))
          form.setValue(field, value, { shouldValidate: form.formState.isSubmitted });
        if (values[field] !== undefined) Object.assign(next, { [field]: value });
      }
      setFilled(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [found, fileType, languages, form]);

  const undo = useCallback(
    (field: AutofillField) => {
      touched.current.add(field);
      setFilled(({ [field]: _gone, ...rest }) => rest);
      form.setValue(field, start.current[field]);
      form.setFocus(field);
    },
    [form],
  );
  return { filled, undo };
}

export type Autofill = ReturnType<typeof useAutofill>;

/** An empty input in which somebody stands may be filled; one with text, or a part of a date, may not. */
function hasFocus(field: string): boolean {
  const focused = document.activeElement;
  if (!focused?.closest(`[data-file-fills="${field}"]`)) return false;
  const isInput = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  return !isInput || focused.value !== "";
}
