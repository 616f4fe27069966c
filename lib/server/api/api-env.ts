import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Grant } from "../catalog/tokens/verify-token.ts";

/** A body without the token that it may carry beside its fields. */
export type JsonBody = { value: unknown; token?: unknown };

/** What routes and middleware of the API find in the context of a request. */
export type ApiEnv = {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Whose token came with the request; set once it has passed the check. */
    grant: Grant;
    /** The body, once it has been read: reading it twice is free. */
    jsonBody: JsonBody;
  };
};

export type ApiContext = Context<ApiEnv>;
