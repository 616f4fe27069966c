import { generateTitle } from "#lib/server/seed/generate-title.ts";
import { type CpuTimes, readCpuTimes } from "./cpu.ts";
import { medianOf } from "./load.ts";
import type { LoadPlan } from "./plan.ts";
import type { BenchStore } from "./store.ts";
import type { Row } from "./table.ts";

const PER_REQUEST = 100;
const CONNECTIONS = 2;
/** Beyond the titles of any seed, so that none is made a second time. */
const FIRST_NUMBER = 4_000_000;

/** Titles created over HTTP, a hundred in a request. They come last: from here on the store has grown. */
export async function benchBulk(bench: BenchStore, { seconds, rounds }: LoadPlan): Promise<Row[]> {
  const { apiUrl, env } = bench;
  let number = FIRST_NUMBER;
  let requests = 0;
  const create = async () => {
    const contents = Array.from({ length: PER_REQUEST }, () => toInput(number++));
    const startedAt = performance.now();
    const res = await fetch(`${apiUrl}/api/v3/content/bulk`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-user-token": env.contentApiToken },
      body: JSON.stringify({ contents }),
    });
    const answer = await res.text();
    if (res.status !== 201)
      throw new Error(`A bulk was answered with ${res.status}: ${answer.slice(0, 500)}`);
    requests++;
    return performance.now() - startedAt;
  };

  for (let warming = 0; warming < 30; warming++) await create();
  const before = readCpuTimes(bench.apiPid);
  requests = 0;
  const alone: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const until = performance.now() + seconds * 1000; performance.now() < until; )
      alone.push(await create());
    rates.push(await rateOf(create, seconds));
  }
  const after = readCpuTimes(bench.apiPid);
  const p50Ms = medianOf(alone);
  const rate = Math.round(medianOf(rates));
  return [
    {
      what: `bulk create, ${PER_REQUEST} items in a request, p50`,
      ours: `${p50Ms.toFixed(1)} ms`,
      bar: "at most 50 ms",
      isMet: p50Ms <= 50,
    },
    {
      what: `bulk create, ${CONNECTIONS} connections`,
      ours: `${rate} items/s`,
      bar: "at least 2,000/s",
      isMet: rate >= 2_000,
    },
    ...cpuRow(before, after, requests),
  ];
}

/** What tells one state of the code from another on a machine that does other things besides. */
function cpuRow(before: CpuTimes | null, after: CpuTimes | null, requests: number): Row[] {
  if (!before || !after) return [];
  const each = (name: keyof CpuTimes) => `${((after[name] - before[name]) / requests).toFixed(1)} ms`;
  return [
    { what: "bulk create, CPU a request", ours: `API ${each("apiMs")}, PostgreSQL ${each("postgresMs")}` },
  ];
}

async function rateOf(create: () => Promise<number>, seconds: number): Promise<number> {
  const startedAt = performance.now();
  let requests = 0;
  const work = async () => {
    while (performance.now() < startedAt + seconds * 1000) {
      await create();
      requests++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return (requests * PER_REQUEST * 1000) / (performance.now() - startedAt);
}

/** As an import would send it: words, prices and a file to be fetched later. */
function toInput(number: number) {
  const { name, lang, description, externalId, terms } = generateTitle(number);
  const names = (taxonomy: string) =>
    terms.flatMap((term) => (term.taxonomy === taxonomy ? [term.name] : []));
  return {
    name,
    lang,
    description,
    external_id: externalId,
    file_type: "epub",
    file_url: `https://files.example/${number}.epub`,
    author: names("author"),
    publisher: names("publisher"),
    bisac: names("bisac"),
    prices: [{ currency_id: "USD", amount: 9.99 }],
  };
}
