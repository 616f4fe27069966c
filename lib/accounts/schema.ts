import { z } from "zod";

/** Roles, from least to most. Permission is decided by the server for each route. */
export const ROLES = ["viewer", "editor", "administrator"] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;

export const signInSchema = z.object({
  email: z.email(),
  password: z.string().min(1),
});
export type SignIn = z.infer<typeof signInSchema>;

export const setUpSchema = z.object({
  key: z.string().min(1),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(PASSWORD_MIN_LENGTH).max(PASSWORD_MAX_LENGTH),
});
export type SetUp = z.infer<typeof setUpSchema>;

/** The signed-in person, as pages and the browser know them. */
export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
});
export type Account = z.infer<typeof accountSchema>;
