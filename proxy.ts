import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "#lib/bff/content-security-policy.ts";
import { PATH_HEADER } from "#lib/bff/return-to.ts";

/** Runs before every page: a content security policy with a nonce of its own, and the page's path for sign-in. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this header of the request.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Everything but the files that the build made and the routes of data, which are never rendered.
  matcher: ["/((?!_next/static|_next/image|api/|uploads/|favicon\\.ico).*)"],
};
