import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { FieldErrors } from "../errors.ts";

/** A request that is turned away before any rule of the catalog is asked: token, scheme, body, path. */
export class RequestRefused extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: FieldErrors | undefined;

  constructor(status: ContentfulStatusCode, message: string, errors?: FieldErrors) {
    super(message);
    this.name = "RequestRefused";
    this.status = status;
    this.errors = errors;
  }
}
