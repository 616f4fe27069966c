import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Fault, sentenceOf } from "#lib/content/fault-schema.ts";

/** A request that is turned away before any rule of the catalog is asked: token, scheme, body, path. */
export class RequestRefused extends Error {
  readonly status: ContentfulStatusCode;
  readonly fault: Fault;

  constructor(status: ContentfulStatusCode, what: Fault) {
    super(sentenceOf(what));
    this.name = "RequestRefused";
    this.status = status;
    this.fault = what;
  }
}
