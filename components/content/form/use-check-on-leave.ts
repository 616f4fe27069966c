import { useEffect } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { ContentForm } from "#lib/content/form.ts";

/** Fields that hold an address. */
export type AddressField = "file_url" | "cover_url";

/** Says at once when a field is left with what is no address, and no longer than it is none. What is empty may still be filled. */
export function useCheckOnLeave(form: UseFormReturn<ContentForm>) {
  const { control, getFieldState, getValues, trigger } = form;
  const [fileUrl, coverUrl] = useWatch({ control, name: ["file_url", "cover_url"] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the value is what it waits for
  useEffect(() => {
    if (getFieldState("file_url").error) void trigger("file_url");
  }, [fileUrl, getFieldState, trigger]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the value is what it waits for
  useEffect(() => {
    if (getFieldState("cover_url").error) void trigger("cover_url");
  }, [coverUrl, getFieldState, trigger]);
  return (name: AddressField) => {
    if (getValues(name).trim() !== "") void trigger(name);
  };
}
