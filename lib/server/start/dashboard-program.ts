import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Env } from "../env.ts";
import type { Program } from "./launch.ts";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Next's own command. It is started as a program, never imported. */
export function nextProgram(args: string[], env: NodeJS.ProcessEnv): Program {
  const command = createRequire(import.meta.url).resolve("next/dist/bin/next");
  return { args: [command, ...args], env: { ...env, NEXT_TELEMETRY_DISABLED: "1" } };
}

/** The dashboard and all that it learns: it reads nothing but its environment. */
export function dashboardProgram(
  env: Env,
  databaseUrl: string,
  given: NodeJS.ProcessEnv,
  dev: boolean,
): Program {
  const listen = ["--port", String(env.port), "--hostname", env.host];
  return nextProgram([dev ? "dev" : "start", ...listen], {
    ...given,
    NODE_ENV: dev ? "development" : "production",
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: env.authSecret,
    CONTENT_API_URL: env.contentApiUrl ?? localAddress(env.host, env.contentApiPort),
    CONTENT_API_TOKEN: env.contentApiToken,
    CONTENT_API_VERSION: env.contentApiVersion,
    CONTENT_API_PUBLIC_URL: env.contentApiPublicUrl,
    PUBLIC_URL: env.publicUrl,
    UPLOADS_URL: env.uploadsUrl,
    DATA_DIR: env.dataDir,
    STORAGE_URL: env.storageUrl,
    MAX_FILE_MB: String(env.maxFileMb),
    ADMIN_EMAIL: env.adminEmail,
    ADMIN_PASSWORD: env.adminPassword,
    STORE_NAME: env.storeName,
    STORE_TIME_ZONE: env.storeTimeZone,
    STORE_LANG: env.storeLang,
    TRUST_PROXY: env.trustProxy ? "1" : "0",
    LOG_LEVEL: env.logLevel,
  });
}

/** Where a process on this machine reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return host.includes(":") ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}

/** The place of an address, as FILE_URL_ALLOW names places. */
export function hostAndPort(address: string): string {
  const { protocol, hostname, port } = new URL(address);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}
