import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** What routes and middleware of the API find in the context of a request. */
export type ApiEnv = {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** The body, once it has been read: reading it twice is free. */
    jsonBody: { value: unknown };
  };
};

export type ApiContext = Context<ApiEnv>;
