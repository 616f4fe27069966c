import { DoorError } from "#lib/bff/door-error.ts";
import { openRoute } from "#lib/bff/route.ts";

/** Whatever is not a route of the proxy: an answer that the browser's code can read, instead of a page. */
const refuse = openRoute(async () => {
  throw new DoorError("not_found", "There is no such route.", {
    said: { code: "no_such_address", params: {} },
  });
});

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
