import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createDatabase } from "#lib/server/db/client.ts";
import { type Measured, measureInTurns } from "./load.ts";
import type { LoadPlan } from "./plan.ts";
import { makeQuestions, type Question, statementsOf } from "./questions.ts";
import { type BenchStore, storeOf } from "./store.ts";
import type { Row } from "./table.ts";

/** As many connections to the database as the API has. */
const POOL_SIZE = 16;
const MANY = 16;

/** The list and its searches, at 1 and 16 connections, against a bare server in the same run. */
export async function benchLists(bench: BenchStore, items: number, plan: LoadPlan): Promise<Row[]> {
  const store = storeOf(bench.env);
  const db = createDatabase(bench.databaseUrl, { poolSize: 1 });
  const questions = await makeQuestions({ db, store }, items);
  await db.$client.end();
  const statements = await statementsOf(bench.databaseUrl, store, questions);
  const bare = await bench.startBareServer({ poolSize: POOL_SIZE, statements });

  const rows: Row[] = [];
  for (const connections of [1, MANY]) {
    // All of them in turns: the pages are compared with one another, too.
    const targets = questions.flatMap((question) => targetsOf(bench, bare.url, question));
    const measured = await measureInTurns(targets, { ...plan, connections });
    for (const [index, question] of questions.entries()) {
      const [ours, theirs] = measured.slice(index * 2, index * 2 + 2);
      if (!ours || !theirs) continue;
      rows.push(listRow(question, connections, ours, theirs));
    }
  }
  rows.push(memoryRow(bench.apiPid, bare.pid));
  await bare.stop();
  return rows.map((row) => ({ ...row, what: `${row.what}, ${items} titles` }));
}

function targetsOf({ apiUrl, env }: BenchStore, bareUrl: string, { key, query }: Question) {
  return [
    { url: `${apiUrl}/api/v3/content?${query}`, headers: { "x-user-token": env.contentApiToken } },
    { url: `${bareUrl}/${key}` },
  ];
}

function listRow({ title, key }: Question, connections: number, ours: Measured, bare: Measured): Row {
  const ratio = ours.requestsPerSecond / bare.requestsPerSecond;
  const hasBar = key === "first" && connections === MANY;
  const show = ({ requestsPerSecond, p50Ms, p99Ms }: Measured) =>
    `${Math.round(requestsPerSecond)}/s ${p50Ms.toFixed(1)} ms ${p99Ms.toFixed(1)} ms`;
  return {
    what: `${title}, ${connections} ${connections === 1 ? "connection" : "connections"}`,
    ours: show(ours),
    bare: show(bare),
    ratio: ratio.toFixed(2),
    ...(hasBar ? { bar: "at least 0.90", isMet: ratio >= 0.9 } : {}),
  };
}

/** The most that the process has held so far, after all of the load. */
function memoryRow(apiPid: number, barePid: number): Row {
  const megabytes = peakMemoryKb(apiPid) / 1024;
  return {
    what: "memory of the API under load",
    ours: `${Math.round(megabytes)} MB`,
    bare: `${Math.round(peakMemoryKb(barePid) / 1024)} MB`,
    bar: "at most 200 MB",
    isMet: megabytes <= 200,
  };
}

function peakMemoryKb(pid: number): number {
  if (process.platform === "linux")
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}
