import { sql } from "drizzle-orm";
import { type DrizzleTransactionLike, fromDrizzle, type JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { z } from "zod";
import { convertAbandonedJob, convertJob } from "./convert.job.ts";
import { coverAbandonedJob, coverJob } from "./cover.job.ts";
import type { Job } from "./job.ts";
import { purgeJob } from "./purge.job.ts";
import { sweepJob } from "./sweep.job.ts";

type JobOf<Payload extends object> = Job<z.ZodType<Payload>>;

/** What any process may do with the queue: put a job into it. */
export type Queue = {
  start(): Promise<void>;
  /** Adds the job inside the caller's transaction: it exists when, and only when, that commits. */
  send<P extends object>(tx: DrizzleTransactionLike, job: JobOf<P>, payload: P): Promise<void>;
  /** The same for many jobs of one kind, in one statement. */
  sendAll<P extends object>(tx: DrizzleTransactionLike, job: JobOf<P>, payloads: readonly P[]): Promise<void>;
  /** How much there is to do, true to the minute. */
  depths(): Promise<QueueDepth[]>;
  stop(): Promise<void>;
};

/** Jobs of one queue by what they wait for: their turn (or next try), or their end. */
export type QueueDepth = { name: string; waiting: number; active: number };

/** One attempt at a job. */
export type JobRun<P extends object> = {
  payload: P;
  /** Tries before this one. */
  retryCount: number;
  /** Tries in all before the queue gives up. */
  tries: number;
  /** Aborted when the attempt has run out of its time. */
  signal: AbortSignal;
};

/** What the worker may do besides. */
export type WorkerQueue = Queue & {
  /** A handler that returns completes its job; one that throws has it tried again, up to `retryLimit`. */
  work<P extends object>(
    job: JobOf<P>,
    options: { concurrency: number },
    handler: (run: JobRun<P>) => Promise<void>,
  ): Promise<void>;
  /** Sends the job by a cron expression in UTC, once however many workers run. */
  schedule(job: JobOf<object>, cron: string): Promise<void>;
  /** Takes no new jobs; resolves when those in hand have ended. */
  drain(): Promise<void>;
};

type QueueOptions = { databaseUrl: string; logger: Logger };

const SCHEMA = "jobs";
const ALL_JOBS: readonly JobOf<object>[] = [
  convertJob,
  convertAbandonedJob,
  coverJob,
  coverAbandonedJob,
  purgeJob,
  sweepJob,
];
/** How often a worker looks for jobs whose worker has died: with the heartbeat and the wait, well under 30 s. */
export const SUPERVISE_SECONDS = 2;
/** Shorter: a look that comes a moment early is left out, and the next one is a whole interval later. */
const MONITOR_SECONDS = 1;
/** Of a job whose worker died again and again, too: with the heartbeat and the look for it, each is replaced within 30 s. */
const LONGEST_RETRY_WAIT_SECONDS = 12;

/** The queue as the API sees it: it sends and does nothing else. Lives in the schema `jobs`. */
export function createQueue({ databaseUrl, logger }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  return senderOf(boss, logger);
}

/** The queue of a worker process: it works on jobs, and looks after those that others have lost. */
export function createWorkerQueue({ databaseUrl, logger }: QueueOptions): WorkerQueue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    max: 4,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: MONITOR_SECONDS,
    queueCacheIntervalSeconds: SUPERVISE_SECONDS,
    useListenNotify: true,
  });
  return {
    ...senderOf(boss, logger),
    async work(job, { concurrency }, handler) {
      const options = {
        localConcurrency: concurrency,
        includeMetadata: true,
        pollingIntervalSeconds: 1,
        // New jobs are announced, but one that waits for its next try is only found by looking.
        notifyPollingIntervalSeconds: 1,
        // While more is waiting, the next job is taken at once and not a second after the one before.
        burstWhenReadyExceeds: 1,
      } as const;
      await boss.work<object, void, typeof options>(job.name, options, async ([taken]) => {
        if (taken) await handler(toRun(job, taken));
      });
    },
    async schedule(job, cron) {
      await boss.schedule(job.name, cron, {});
    },
    async drain() {
      await Promise.all(ALL_JOBS.map(({ name }) => boss.offWork(name, { wait: true })));
    },
  };
}

function senderOf(boss: PgBoss, logger: Logger): Queue {
  boss.on("error", (error) => logger.error({ err: error }, "queue"));
  return {
    async start() {
      await boss.start();
      await declare(boss, convertAbandonedJob);
      await declare(boss, convertJob, convertAbandonedJob.name);
      await declare(boss, coverAbandonedJob);
      await declare(boss, coverJob, coverAbandonedJob.name);
      await declare(boss, purgeJob);
      await declare(boss, sweepJob);
    },
    async send(tx, job, payload) {
      await boss.send(job.name, job.payload.parse(payload), { db: fromDrizzle(tx, sql) });
    },
    async sendAll(tx, job, payloads) {
      if (payloads.length === 0) return;
      const jobs = payloads.map((payload) => ({ data: job.payload.parse(payload) }));
      await boss.insert(job.name, jobs, { db: fromDrizzle(tx, sql) });
    },
    async depths() {
      const depthOf = async ({ name }: JobOf<object>): Promise<QueueDepth[]> => {
        const stats = await boss.getQueueStats(name, { force: true });
        return stats.map(({ queuedCount, activeCount }) => ({
          name,
          waiting: queuedCount,
          active: activeCount,
        }));
      };
      return (await Promise.all(ALL_JOBS.map(depthOf))).flat();
    },
    stop: () => boss.stop({ graceful: false }),
  };
}

async function declare(boss: PgBoss, job: JobOf<object>, deadLetter?: string) {
  const options = {
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_WAIT_SECONDS,
    heartbeatSeconds: job.heartbeatSeconds,
    expireInSeconds: job.expireInSeconds,
    notify: true,
    ...(deadLetter ? { deadLetter } : {}),
  };
  await boss.createQueue(job.name, options);
  // An existing queue keeps its old numbers otherwise.
  await boss.updateQueue(job.name, options);
}

function toRun<P extends object>(job: JobOf<P>, taken: JobWithMetadata<object>): JobRun<P> {
  return {
    payload: job.payload.parse(taken.data),
    retryCount: taken.retryCount,
    tries: taken.retryLimit + 1,
    signal: taken.signal,
  };
}
