import "server-only";
import pino from "pino";
import { env } from "./env.ts";
import { once } from "./once.ts";

/** The log of the dashboard's server: one JSON line an event. Query strings and bodies never go in. */
export const logger = once("logger", () =>
  pino({
    name: "dashboard",
    level: env().LOG_LEVEL,
    redact: ["token", "password", "*.token", "*.password", "headers"],
  }),
);
