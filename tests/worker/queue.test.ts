import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "#lib/server/db/client.ts";
import { coverJob } from "#lib/server/jobs/cover.job.ts";
import { createQueue, createWorkerQueue, SUPERVISE_SECONDS } from "#lib/server/jobs/queue.ts";
import { createTestDatabase, dropDatabase, type TestDatabase } from "#tests/support/database.ts";
import { until } from "#tests/support/until.ts";

const logger = pino({ level: "silent" });
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => dropDatabase(database));

test("processes that start at the same moment on a new database do not stand in each other's way", async () => {
  const options = { databaseUrl: database.url, logger };
  const queues = [
    createQueue(options),
    createWorkerQueue(options),
    createQueue(options),
    createWorkerQueue(options),
  ];
  await expect(Promise.all(queues.map((queue) => queue.start()))).resolves.toHaveLength(4);
  await Promise.all(queues.map((queue) => queue.stop()));
});

test("a job exists when, and only when, the transaction that sent it commits", async () => {
  const options = { databaseUrl: database.url, logger };
  const db = createDatabase(database.url);
  const queue = createWorkerQueue(options);
  await queue.start();
  const send = (url: string, isKept: boolean) =>
    db.transaction(async (tx) => {
      await queue.send(tx, coverJob, { contentId: 1, url, request: null, keepLarger: false });
      if (!isKept) tx.rollback();
    });
  await expect(send("http://a.example/dropped", false)).rejects.toThrow();
  await send("http://a.example/kept", true);
  const seen: string[] = [];
  await queue.work(coverJob, { concurrency: 1 }, async ({ payload, retryCount, tries }) => {
    seen.push(`${payload.url} ${retryCount + 1}/${tries}`);
  });
  await until(
    async () => seen.length,
    (count) => count > 0,
  );
  await queue.drain();
  expect(seen).toEqual(["http://a.example/kept 1/4"]);
  await queue.stop();
  await db.$client.end();
});

test("however often its worker dies, a job waits less than 30 s for the next one", async () => {
  const queue = createWorkerQueue({ databaseUrl: database.url, logger });
  await queue.start();
  const db = createDatabase(database.url);
  const { rows } = await db.$client.query<{ heartbeat: number; longest: number }>(
    `select heartbeat_seconds as heartbeat, retry_delay_max as longest from jobs.queue
     where name in ('convert', 'cover')`,
  );
  await db.$client.end();
  await queue.stop();
  expect(rows).toHaveLength(2);
  // Besides: the heartbeat is missed, somebody looks for it, and somebody looks for the job.
  const lookSeconds = 2 * SUPERVISE_SECONDS + 1;
  for (const { heartbeat, longest } of rows) expect(heartbeat + lookSeconds + longest).toBeLessThan(30);
});
