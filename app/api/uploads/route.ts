import { route } from "#lib/bff/route.ts";
import { beginUpload } from "#lib/bff/uploads/begin-upload.ts";

export const POST = route({ role: "editor" }, beginUpload);
