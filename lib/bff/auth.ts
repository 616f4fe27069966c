import "server-only";
import { betterAuth } from "better-auth";
import {
  type Account,
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
  ROLES,
  roleSchema,
} from "#lib/accounts/schema.ts";
import { pool } from "./db/pool.ts";
import { env } from "./env.ts";
import { once } from "./once.ts";
import { isLoopback } from "./origin.ts";

const DAY_SECONDS = 24 * 60 * 60;

/**
 * `__Host-` binds the cookie to this host and to HTTPS. Over plain HTTP browsers refuse it, and
 * plain HTTP is right on the own machine only.
 */
function sessionCookie() {
  const url = new URL(env().PUBLIC_URL);
  const isSecure = url.protocol === "https:" || !isLoopback(url.hostname);
  return {
    name: isSecure ? "__Host-colophon.session" : "colophon.session",
    attributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
  } as const;
}

/** Settings of the sign-in library. Its HTTP routes are not mounted: ours call what they need. */
export const authOptions = () =>
  ({
    appName: "Colophon",
    baseURL: env().PUBLIC_URL,
    basePath: "/api/auth",
    secret: env().AUTH_SECRET,
    database: pool(),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
    },
    user: {
      modelName: "accounts",
      additionalFields: {
        // `input: false`: nobody raises their own role by sending it along.
        role: { type: [...ROLES], required: true, defaultValue: "viewer", input: false },
      },
    },
    session: { modelName: "sessions", expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    account: { modelName: "credentials" },
    verification: { modelName: "verifications" },
    // Counted in lib/bff/sign-in-limit.ts, for each address and each account.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: sessionCookie() },
      ipAddress: { disableIpTracking: true },
    },
  }) satisfies Parameters<typeof betterAuth>[0];

export const auth = once("auth", () => betterAuth(authOptions()));

type Session = { account: Account; setCookies: string[] };

/** The signed-in person of a request, or null. `refresh`: whether an old session may be prolonged, which sets a cookie. */
export async function readSession(headers: Headers, refresh: boolean): Promise<Session | null> {
  const { response, headers: answerHeaders } = await auth().api.getSession({
    headers,
    query: refresh ? {} : { disableRefresh: true },
    returnHeaders: true,
  });
  if (!response) return null;
  const { id, name, email, role } = response.user;
  const known = roleSchema.safeParse(role);
  if (!known.success) return null;
  return { account: { id, name, email, role: known.data }, setCookies: answerHeaders.getSetCookie() };
}
