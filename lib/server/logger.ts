import { type LevelWithSilent, type Logger, pino } from "pino";

/** Where tokens and passwords would otherwise reach a log line. */
const SECRET_PATHS = [
  "token",
  "password",
  "secret",
  "authorization",
  "cookie",
  "*.token",
  "*.password",
  "*.secret",
  "*.authorization",
  "*.cookie",
  'headers["x-api-key"]',
  'headers["set-cookie"]',
  "req.headers.authorization",
  "req.headers.cookie",
  'req.headers["x-api-key"]',
  'res.headers["set-cookie"]',
];

/** One line of JSON for each event, on standard output. `name` is the process: api, worker. */
export function createLogger(name: string, level: LevelWithSilent = "info"): Logger {
  return pino({ name, level, redact: { paths: SECRET_PATHS, censor: "[hidden]" } });
}
