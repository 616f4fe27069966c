import { route } from "#lib/bff/route.ts";
import { linkUpload } from "#lib/bff/uploads/link-upload.ts";

export const POST = route({ role: "editor" }, async (visit) =>
  Response.json({ data: await linkUpload(visit) }),
);
