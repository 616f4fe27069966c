import autocannon from "autocannon";

export type Measured = { requestsPerSecond: number; p50Ms: number; p99Ms: number };
export type Target = { url: string; headers?: Record<string, string> };

/** Asks one address again and again for some seconds. @throws Error when an answer is not 200 */
export async function measure(target: Target, connections: number, seconds: number): Promise<Measured> {
  const latencies: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ ...target, connections, duration: seconds }, (error, all) =>
      error ? reject(error) : resolve(all),
    );
    // The histogram of autocannon knows whole milliseconds only.
    run.on("response", (_client, status, _bytes, responseMs) => {
      if (status === 200) latencies.push(responseMs);
    });
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || latencies.length === 0)
    throw new Error(`${target.url} failed ${failed} times under load.`);
  latencies.sort((one, other) => one - other);
  return {
    requestsPerSecond: latencies.length / result.duration,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

/** Measures targets in turns, so that what the machine does besides meets all of them alike. */
export async function measureInTurns(
  targets: Target[],
  { connections, seconds, rounds }: { connections: number; seconds: number; rounds: number },
): Promise<Measured[]> {
  const runs: Measured[][] = targets.map(() => []);
  for (const target of targets) await measure(target, connections, Math.min(1, seconds));
  for (let round = 0; round < rounds; round++)
    for (const [index, target] of targets.entries()) {
      runs[index]?.push(await measure(target, connections, seconds));
    }
  return runs.map(medians);
}

function medians(runs: Measured[]): Measured {
  const median = (read: (run: Measured) => number) => medianOf(runs.map(read));
  return {
    requestsPerSecond: median((run) => run.requestsPerSecond),
    p50Ms: median((run) => run.p50Ms),
    p99Ms: median((run) => run.p99Ms),
  };
}

export function medianOf(values: number[]): number {
  return quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  );
}

export function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
