import { z } from "zod";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "./schema.ts";

/** What can be wrong with a field, as keys of `accounts.problem` in the messages. */
export type AccountProblem =
  | "nameMissing"
  | "nameTooLong"
  | "emailInvalid"
  | "passwordMissing"
  | "passwordTooShort"
  | "passwordTooLong";
type Say = (problem: AccountProblem) => string;

const emailField = (say: Say) =>
  z
    .string()
    .trim()
    .pipe(z.email({ error: say("emailInvalid") }).max(254, { error: say("emailInvalid") }));

export function signInFormSchema(say: Say) {
  return z.object({
    email: emailField(say),
    password: z
      .string()
      .min(1, { error: say("passwordMissing") })
      .max(PASSWORD_MAX_LENGTH, { error: say("passwordTooLong") }),
  });
}
export type SignInForm = z.infer<ReturnType<typeof signInFormSchema>>;

export function setUpFormSchema(say: Say) {
  return z.object({
    name: z
      .string()
      .trim()
      .min(1, { error: say("nameMissing") })
      .max(120, { error: say("nameTooLong") }),
    email: emailField(say),
    password: z
      .string()
      .min(PASSWORD_MIN_LENGTH, { error: say("passwordTooShort") })
      .max(PASSWORD_MAX_LENGTH, { error: say("passwordTooLong") }),
  });
}
export type SetUpForm = z.infer<ReturnType<typeof setUpFormSchema>>;
