import { brotliCompressSync, gzipSync } from "node:zlib";
import { inheritedEnv } from "#lib/server/env.ts";
import { buildDashboard } from "#lib/server/start/build.ts";
import { dashboardProgram } from "#lib/server/start/dashboard-program.ts";
import { measureInTurns } from "./load.ts";
import type { LoadPlan } from "./plan.ts";
import { type BenchStore, start } from "./store.ts";
import type { Row } from "./table.ts";

const LIST = "per_page=100";
const MANY = 16;

/** What the dashboard adds: its proxy to the API, and the JavaScript of the list page. */
export async function benchDashboard(bench: BenchStore, plan: LoadPlan): Promise<Row[]> {
  const url = await startDashboard(bench);
  const cookie = await signIn(url, bench);
  const direct = {
    url: `${bench.apiUrl}/api/v3/content?${LIST}`,
    headers: { "x-user-token": bench.env.contentApiToken },
  };
  const through = { url: `${url}/api/content?${LIST}`, headers: { cookie } };
  const rows: Row[] = [];
  for (const connections of [1, MANY]) {
    const [proxy, api] = await measureInTurns([through, direct], { ...plan, connections });
    if (!proxy || !api) continue;
    const addedMs = proxy.p50Ms - api.p50Ms;
    rows.push({
      what: `the dashboard's proxy, added at p50, ${connections} ${connections === 1 ? "connection" : "connections"}`,
      ours: `${addedMs.toFixed(1)} ms (${proxy.p50Ms.toFixed(1)} against ${api.p50Ms.toFixed(1)})`,
      ...(connections === 1 ? { bar: "at most 15 ms", isMet: addedMs <= 15 } : {}),
    });
  }
  return [...rows, await javaScriptRow(url, cookie)];
}

async function startDashboard({ env, databaseUrl, folder, onStop }: BenchStore): Promise<string> {
  const signal = new AbortController().signal;
  await buildDashboard({ dataDir: folder, env: inheritedEnv(), signal });
  const url = `http://127.0.0.1:${env.port}`;
  await start({
    ...dashboardProgram(env, databaseUrl, inheritedEnv(), false),
    url: `${url}/api/healthz`,
    onStop,
  });
  return url;
}

async function signIn(url: string, { env }: BenchStore): Promise<string> {
  const res = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: env.publicUrl },
    body: JSON.stringify({ email: env.adminEmail, password: env.adminPassword }),
  });
  if (!res.ok)
    throw new Error(`Signing in to the dashboard was answered with ${res.status}: ${await res.text()}`);
  return res.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/** Everything that the page asks for at once; what is loaded on demand later is not counted. */
async function javaScriptRow(url: string, cookie: string): Promise<Row> {
  const page = await fetch(`${url}/content`, { headers: { cookie }, redirect: "error" });
  const tags = (await page.text()).match(/<(?:script|link)\b[^>]*>/g) ?? [];
  // What is marked so is for browsers that know no modules; none that we serve loads it.
  const scripts = new Set(
    tags
      .filter((tag) => !/\bnomodule\b/i.test(tag))
      .flatMap((tag) => /\b(?:src|href)="([^"]+\.js[^"]*)"/.exec(tag)?.[1] ?? []),
  );
  if (!page.ok || scripts.size === 0)
    throw new Error(`The list page answered ${page.status} and names no scripts.`);
  let gzipBytes = 0;
  let brotliBytes = 0;
  for (const path of scripts) {
    const script = Buffer.from(await (await fetch(new URL(path, url))).arrayBuffer());
    gzipBytes += gzipSync(script).length;
    brotliBytes += brotliCompressSync(script).length;
  }
  const kilobytes = (bytes: number) => Math.round(bytes / 1000);
  return {
    what: `JavaScript of the list page, ${scripts.size} files`,
    ours: `${kilobytes(gzipBytes)} kB gzip, ${kilobytes(brotliBytes)} kB brotli`,
    bar: "at most 250 kB",
    isMet: gzipBytes <= 250_000,
  };
}
