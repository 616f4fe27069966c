"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { Resolver } from "react-hook-form";
import { type ContentForm, changedFields } from "#lib/content/form.ts";
import { formRules, type RuleOptions } from "#lib/content/form-rules.ts";

type ResolverOptions = Omit<RuleOptions, "say"> & { base: ContentForm };

/**
 * Checks a form. What is stored already and was not touched is not held against the editor: it is
 * not sent, and an old fault must not stand in the way of another change.
 */
export function useContentResolver({ base, ...options }: ResolverOptions): Resolver<ContentForm> {
  const t = useTranslations("contentForm.problems");
  const check = zodResolver(formRules({ ...options, say: (problem, values) => t(problem, values) }));
  return async (values, context, resolverOptions) => {
    const result = await check(values, context, resolverOptions);
    if (options.isNew) return result;
    const changed: readonly string[] = changedFields(base, values);
    const errors = Object.entries(result.errors).filter(([field]) => changed.includes(field));
    return errors.length > 0 ? { values: {}, errors: Object.fromEntries(errors) } : { values, errors: {} };
  };
}
