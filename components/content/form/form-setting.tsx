"use client";

import { createContext, use } from "react";
import type { Control } from "react-hook-form";
import type { SelectOption } from "#components/form/select-field.tsx";
import type { ContentForm, FormReading } from "#lib/content/form.ts";

/** What the server tells a form about the store and the editor. */
export type FormSurroundings = {
  accountId: string;
  reading: FormReading;
  /** Names in the editor's language, in its order. */
  countries: readonly SelectOption[];
  languages: readonly SelectOption[];
};

/** What the sections of one form have in common. `fields` is spread into every field. */
export type FormSetting = FormSurroundings & {
  fields: { control: Control<ContentForm>; isReadOnly: boolean };
  fileType: string;
  isNew: boolean;
  /** Names of the BISAC codes that the store knows. */
  bisacLabels: ReadonlyMap<string, string>;
};

export const FormSettingContext = createContext<FormSetting | null>(null);

export function useFormSetting(): FormSetting {
  const setting = use(FormSettingContext);
  if (!setting) throw new Error("A section of the form stands outside of its form.");
  return setting;
}
