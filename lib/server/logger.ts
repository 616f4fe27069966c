import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdSerializers } from "pino";

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

/** An error of the pool carries its whole connection; only what went wrong belongs into a line. */
function toRecord(error: Error) {
  const { client: _client, ...record } = stdSerializers.err(error);
  return record;
}

/** Lines wait for one another up to this many characters, and no longer than this. */
const GATHERED_LENGTH = 4096;
const FLUSH_EVERY_MS = 100;

/** One line of JSON for each event, on standard output. `name` is the process: api, worker. */
export function createLogger(name: string, level: LevelWithSilent = "info"): Logger {
  return pino(
    { name, level, serializers: { err: toRecord }, redact: { paths: SECRET_PATHS, censor: "[hidden]" } },
    gatheredOutput(),
  );
}

/** Written one by one, the lines of a busy API cost a tenth of its time. */
function gatheredOutput(): DestinationStream {
  let gathered = "";
  const flush = () => {
    if (gathered === "") return;
    const lines = gathered;
    gathered = "";
    process.stdout.write(lines);
  };
  setInterval(flush, FLUSH_EVERY_MS).unref();
  process.on("exit", flush);
  // Whoever read the lines is gone: there is nobody left to tell, and that must not keep us from ending.
  process.stdout.on("error", () => undefined);
  return {
    write(line) {
      gathered += line;
      if (gathered.length >= GATHERED_LENGTH) flush();
    },
  };
}
