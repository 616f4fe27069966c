import "server-only";
import { z } from "zod";

const urlSchema = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsUnset, schema.optional());
const withDefault = <Schema extends z.ZodType<unknown, string>>(schema: Schema, value: string) =>
  z.preprocess((given) => (given === undefined || given === "" ? value : given), schema);

const envSchema = z.object({
  NODE_ENV: withDefault(z.string(), "production"),
  DATABASE_URL: z.string().min(1),
  /** Signs sessions and the set-up key. */
  AUTH_SECRET: z.string().min(32),
  CONTENT_API_URL: urlSchema,
  CONTENT_API_TOKEN: z.string().min(1),
  CONTENT_API_VERSION: withDefault(z.enum(["v1", "v3", "parallel"]), "v3"),
  /** Where browsers find the covers of the embedded store. */
  CONTENT_API_PUBLIC_URL: optional(urlSchema),
  /** Where uploads wait until they are whole. */
  DATA_DIR: withDefault(z.string(), ".data"),
  STORAGE_URL: optional(z.url({ protocol: /^(file|s3)$/ })),
  MAX_FILE_MB: withDefault(z.string().regex(/^[1-9]\d{0,6}$/), "500").transform(Number),
  PUBLIC_URL: withDefault(urlSchema, "http://localhost:3000"),
  /** Where the store fetches uploads, when that is another address than people use. */
  UPLOADS_URL: optional(urlSchema),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string()),
  STORE_NAME: withDefault(z.string(), "Demo store"),
  STORE_TIME_ZONE: withDefault(z.string(), "America/Argentina/Buenos_Aires"),
  STORE_LANG: withDefault(z.string(), "en"),
  TRUST_PROXY: withDefault(z.enum(["0", "1"]), "0").transform((value) => value === "1"),
  LOG_LEVEL: withDefault(z.enum(["silent", "error", "warn", "info", "debug", "trace"]), "info"),
});
export type Env = z.output<typeof envSchema>;

let parsed: Env | undefined;

/** The settings of the dashboard, parsed at the first call: a build runs without them. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Throws one sentence for each bad variable, never with its value: some are secrets. */
export function parseEnv(variables: NodeJS.ProcessEnv): Env {
  const result = envSchema.safeParse(variables);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`The dashboard cannot start with these settings.\n${lines.join("\n")}`);
}
