import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "#lib/accounts/schema.ts";
import { isLang } from "#lib/content/lang-schema.ts";
import { DataDirError } from "./data-dir.ts";
import { readOrMakeSecret } from "./secrets.ts";

/** Says which variables are wrong, one line for each. */
export class EnvError extends Error {
  readonly lines: string[];

  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "EnvError";
    this.lines = lines;
  }
}

const PORT_MAX = 65_535;
const port = z.coerce
  .number("must be a port number from 1 to 65535")
  .int("must be a port number from 1 to 65535")
  .min(1, "must be a port number from 1 to 65535")
  .max(PORT_MAX, "must be a port number from 1 to 65535");

const count = (least: number) =>
  z.coerce
    .number(`must be a whole number of at least ${least}`)
    .int(`must be a whole number of at least ${least}`)
    .min(least, `must be a whole number of at least ${least}`);

const webAddress = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" })
  .transform((value) => value.replace(/\/+$/, ""));

const isTimeZone = (value: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
};

const hostAndPort = /^(\[[0-9a-f:.]+\]|[^\s:[\]]+):\d{1,5}$/i;

/** Every variable that Colophon reads. An empty one counts as absent, as compose files write it. */
const variables = z.object({
  PORT: port.default(3000),
  CONTENT_API_PORT: port.default(4000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be an address that begins with postgres://" })
    .optional(),
  CONTENT_API_URL: webAddress.optional(),
  CONTENT_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must be one word of plain characters")
    .optional(),
  CONTENT_API_VERSION: z.enum(["v1", "v3", "parallel"], "must be v1, v3 or parallel").default("v3"),
  ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
  ADMIN_PASSWORD: z
    .string()
    .min(PASSWORD_MIN_LENGTH, `must have at least ${PASSWORD_MIN_LENGTH} characters`)
    .max(PASSWORD_MAX_LENGTH, `must have at most ${PASSWORD_MAX_LENGTH} characters`)
    .optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  PUBLIC_URL: webAddress.optional(),
  UPLOADS_URL: webAddress.optional(),
  CONTENT_API_PUBLIC_URL: webAddress.optional(),
  STORE_NAME: z.string().default("Demo store"),
  STORE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, "must be a time zone such as America/Argentina/Buenos_Aires")
    .default("America/Argentina/Buenos_Aires"),
  STORE_LANG: z.string().refine(isLang, "must be a language code of ISO 639-1, such as en").default("en"),
  FILE_URL_ALLOW: z
    .string()
    .transform((value) =>
      value
        .split(",")
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ""),
    )
    .refine(
      (entries) => entries.every((entry) => hostAndPort.test(entry)),
      "must be a list such as files.local:8080,10.0.0.5:80",
    )
    .default([]),
  DEMO_FILES_PORT: port.optional(),
  MAX_FILE_MB: count(1).default(500),
  STORAGE_URL: z.url({ protocol: /^(file|s3)$/, error: "must begin with file:// or s3://" }).optional(),
  WORKER_CONCURRENCY: count(1).default(2),
  RATE_LIMIT_READS: count(0).optional(),
  RATE_LIMIT_WRITES: count(0).optional(),
  RATE_LIMIT_BULK: count(0).optional(),
  RATE_LIMIT_COUNTER: z.enum(["memory", "postgres"], "must be memory or postgres").optional(),
  TRUST_PROXY: z
    .enum(["0", "1", "false", "true"], "must be 0 or 1")
    .default("0")
    .transform((value) => value === "1" || value === "true"),
  LOG_LEVEL: z
    .enum(
      ["error", "warn", "info", "debug", "trace", "silent"],
      "must be error, warn, info, debug, trace or silent",
    )
    .default("info"),
});

export type EnvSource = Record<string, string | undefined>;

export type Env = ReturnType<typeof readEnv>;

/** What a process hands on to the processes it starts. */
export function inheritedEnv(): NodeJS.ProcessEnv {
  return { ...process.env };
}

/** Whether npm stands between the terminal and this process. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined;
}

/**
 * Reads the environment once for a process. Secrets that are not given are made in DATA_DIR the
 * first time and read from there afterwards.
 *
 * @throws EnvError with one line for each variable that is wrong
 */
export function readEnv(source: EnvSource = process.env) {
  const values = parseVariables(source);
  const dataDir = isAbsolute(values.DATA_DIR) ? values.DATA_DIR : resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    contentApiPort: values.CONTENT_API_PORT,
    host: values.HOST,
    dataDir,
    databaseUrl: values.DATABASE_URL,
    contentApiUrl: values.CONTENT_API_URL,
    contentApiToken: values.CONTENT_API_TOKEN ?? secret(dataDir, "content-api-token"),
    contentApiVersion: values.CONTENT_API_VERSION,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
    authSecret: values.AUTH_SECRET ?? secret(dataDir, "auth-secret"),
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    uploadsUrl: values.UPLOADS_URL ?? values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    contentApiPublicUrl: values.CONTENT_API_PUBLIC_URL ?? `http://localhost:${values.CONTENT_API_PORT}`,
    storeName: values.STORE_NAME,
    storeTimeZone: values.STORE_TIME_ZONE,
    storeLang: values.STORE_LANG,
    /** `host:port` entries that the guard against private addresses lets through. */
    fileUrlAllow: values.FILE_URL_ALLOW,
    /** Beside the API, so that two instances on one machine have one each. */
    demoFilesPort: values.DEMO_FILES_PORT ?? Math.min(values.CONTENT_API_PORT + 80, PORT_MAX),
    maxFileMb: values.MAX_FILE_MB,
    storageUrl: values.STORAGE_URL ?? pathToFileURL(resolve(dataDir, "files")).href,
    workerConcurrency: values.WORKER_CONCURRENCY,
    rateLimits: {
      issued: rateLimitsOf(values, 1),
      // The dashboard's token stands for everybody who works there.
      store: rateLimitsOf(values, 10),
      /** Several API processes may share a database that is given; the embedded one has one. */
      counter: values.RATE_LIMIT_COUNTER ?? (values.DATABASE_URL ? "postgres" : "memory"),
    } as const,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
  };
}

type RateLimitVariables = Partial<Record<`RATE_LIMIT_${"READS" | "WRITES" | "BULK"}`, number>>;

/** Requests for each token and minute, 0 for no limit. A number that is given counts for every token. */
function rateLimitsOf(given: RateLimitVariables, share: number) {
  return {
    reads: given.RATE_LIMIT_READS ?? 600 * share,
    writes: given.RATE_LIMIT_WRITES ?? 120 * share,
    bulk: given.RATE_LIMIT_BULK ?? 10 * share,
  };
}

/** The database of a process that runs by itself: there is no embedded one beside it. */
export function requireDatabaseUrl(env: Pick<Env, "databaseUrl">): string {
  if (env.databaseUrl) return env.databaseUrl;
  throw new EnvError([
    "DATABASE_URL is missing: a process started by itself needs the address of a PostgreSQL. To run everything on one machine, use npm start.",
  ]);
}

function secret(dataDir: string, name: string): string {
  try {
    return readOrMakeSecret(dataDir, name);
  } catch (error) {
    throw new EnvError([new DataDirError(dataDir, error).message]);
  }
}

function parseVariables(source: EnvSource): z.infer<typeof variables> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = variables.safeParse(given);
  const lines = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
  if (given.CONTENT_API_URL && !given.CONTENT_API_TOKEN)
    lines.push("CONTENT_API_TOKEN is missing: the store at CONTENT_API_URL asks for its token.");
  if (Boolean(given.ADMIN_EMAIL) !== Boolean(given.ADMIN_PASSWORD))
    lines.push("ADMIN_EMAIL and ADMIN_PASSWORD go together: give both or none.");
  if (!result.success || lines.length > 0) throw new EnvError(lines);
  return result.data;
}
