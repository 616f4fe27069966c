import "server-only";
import { APIError } from "better-auth/api";
import { type Account, roleSchema, type SetUp, type SignIn } from "#lib/accounts/schema.ts";
import { auth } from "./auth.ts";
import { DoorError } from "./door-error.ts";
import { createFirstAdministrator, isSetUpKey } from "./set-up.ts";
import { countSignIn, forgetSignIns } from "./sign-in-limit.ts";

/** Signs in and sets the session cookie. The answer names the account and never the session. */
export async function signIn({ email, password }: SignIn, headers: Headers): Promise<Response> {
  const retryAfterSeconds = await countSignIn(email, headers);
  if (retryAfterSeconds > 0) {
    const message = `Too many attempts to sign in. Try again in ${retryAfterSeconds} seconds.`;
    throw new DoorError("too_many", message, {
      retryAfterSeconds,
      said: { code: "too_many_sign_ins", params: { seconds: retryAfterSeconds } },
    });
  }
  const { response, headers: made } = await trySignIn({ email, password }, headers);
  await forgetSignIns(email);
  const { id, name, role } = response.user;
  const account: Account = { id, name, email: response.user.email, role: roleSchema.parse(role) };
  return withCookies(Response.json(account), made);
}

async function trySignIn(body: SignIn, headers: Headers) {
  try {
    return await auth().api.signInEmail({ body, headers, returnHeaders: true });
  } catch (error) {
    // One sentence for a wrong password and an unknown account: who has one is nobody's business.
    if (error instanceof APIError && error.statusCode < 500) {
      throw new DoorError("signed_out", "The e-mail address or the password is not right.", {
        said: { code: "wrong_credentials", params: {} },
      });
    }
    throw error;
  }
}

export async function signOut(headers: Headers): Promise<Response> {
  const { headers: made } = await auth().api.signOut({ headers, returnHeaders: true });
  return withCookies(new Response(null, { status: 204 }), made);
}

/** Creates the first administrator with the key of the set-up link, and signs in. */
export async function setUp({ key, name, email, password }: SetUp, headers: Headers): Promise<Response> {
  if (!isSetUpKey(key)) {
    throw new DoorError(
      "forbidden",
      "This set-up link is not valid. Use the one printed when the server started.",
      { said: { code: "bad_set_up_link", params: {} } },
    );
  }
  if (!(await createFirstAdministrator({ name, email, password }))) {
    throw new DoorError("conflict", "There is an administrator already. Sign in instead.", {
      said: { code: "already_set_up", params: {} },
    });
  }
  return signIn({ email, password }, headers);
}

function withCookies(response: Response, made: Headers): Response {
  for (const cookie of made.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}
