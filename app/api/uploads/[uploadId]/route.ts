import { route } from "#lib/bff/route.ts";
import { giveUp, takeBytes, tellOffset } from "#lib/bff/uploads/own-upload.ts";

export const HEAD = route({ role: "editor" }, tellOffset);
export const PATCH = route({ role: "editor" }, takeBytes);
export const DELETE = route({ role: "editor" }, giveUp);
