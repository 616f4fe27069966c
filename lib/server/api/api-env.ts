import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Grant } from "../catalog/tokens/verify-token.ts";

/** What routes and middleware of the API find in the context of a request. */
export type ApiEnv = {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Whose token came with the request; set once it has passed the check. */
    grant: Grant;
    /** The body, once it has been read: reading it twice is free. */
    jsonBody: { value: unknown };
  };
};

export type ApiContext = Context<ApiEnv>;
