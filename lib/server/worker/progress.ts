import { sql } from "drizzle-orm";
import type { DigitalType } from "../../content/schema.ts";
import type { ConversionStage } from "../../conversions/schema.ts";
import type { Database } from "../catalog/context.ts";
import {
  countSaid,
  type ProgressCode,
  progressSaid,
  type Said,
  stepOf,
} from "../catalog/conversions/said.ts";
import { conversions } from "../db/schema/conversions.ts";
import { enterStep } from "./attempts.ts";
import { type Claim, LostClaimError, ownedBy, writeOwned } from "./claim.ts";
import type { ReadStep } from "./converters/converted.ts";

/** The part of the whole that each stage takes, in percent. */
const SPANS: Record<ConversionStage, { from: number; to: number }> = {
  fetch: { from: 0, to: 40 },
  inspect: { from: 40, to: 50 },
  render: { from: 50, to: 95 },
  publish: { from: 95, to: 100 },
};

const RENDERING: Record<DigitalType, ProgressCode> = {
  pdf: "rendering_pages",
  epub: "reading_chapters",
  audio: "reading_audio",
};

const WRITE_EVERY_MS = 500;

export type Progress = {
  /** Begins a stage. @throws LostClaimError */
  enter(stage: ConversionStage): Promise<void>;
  /** The share of the current stage that is done, 0 to 1. Written at most twice a second. */
  report(share: number): void;
  /** The same for a count, which is said in words where people count that way: page 120 of 480. */
  reportStep(step: ReadStep): void;
  /** Waits for what is being written; what was not written yet is left out. */
  settle(): Promise<void>;
};

/** `onLost` is told when a write shows that another attempt owns the conversion now. */
export function createProgress(
  db: Database,
  claim: Claim,
  onLost: (error: LostClaimError) => void,
): Progress {
  let stage: ConversionStage = "fetch";
  let lastWriteAt = 0;
  let writing: Promise<void> = Promise.resolve();
  /** What came too soon after the last write, until its time has come. */
  let waiting: { timer: NodeJS.Timeout; write: () => void } | null = null;

  async function write(percent: number, said: Said | null): Promise<void> {
    const written = await db
      .update(conversions)
      .set({ ...said, percent, updated_at: sql`clock_timestamp()` })
      .where(ownedBy(claim))
      .returning({ id: conversions.id });
    if (written.length === 0) onLost(new LostClaimError(claim));
  }

  function report(share: number, said: () => Said | null): void {
    const { from, to } = SPANS[stage];
    const percent = Math.floor(from + (to - from) * Math.min(1, Math.max(0, share)));
    const writeIt = () => {
      waiting = null;
      lastWriteAt = Date.now();
      // Progress that cannot be written is no reason to give a conversion up: the next stage says more.
      writing = writing.then(() => write(percent, said())).catch(() => undefined);
    };
    const waitMs = lastWriteAt + WRITE_EVERY_MS - Date.now();
    if (waiting) waiting.write = writeIt;
    else if (waitMs <= 0) writeIt();
    else waiting = { timer: setTimeout(() => waiting?.write(), waitMs), write: writeIt };
  }

  function dropWaiting(): void {
    clearTimeout(waiting?.timer);
    waiting = null;
  }

  return {
    async enter(next) {
      dropWaiting();
      await writing;
      stage = next;
      lastWriteAt = Date.now();
      await db.transaction(async (tx) => {
        await writeOwned(tx, claim, {
          status: "converting",
          step: stepOf(next),
          percent: SPANS[next].from,
          usual_seconds: claim.usualSeconds[next] ?? null,
          ...progressSaid(codeFor(next, claim.fileType)),
        });
        await enterStep(tx, claim, next);
      });
    },
    report: (share) => report(share, () => null),
    reportStep: ({ done, total, unit }) =>
      report(done / total, () => (unit === "second" ? null : countSaid(unit, done, total))),
    settle: () => {
      dropWaiting();
      return writing;
    },
  };
}

function codeFor(stage: ConversionStage, type: DigitalType): ProgressCode {
  if (stage === "fetch") return "downloading";
  if (stage === "inspect") return "inspecting";
  return stage === "render" ? RENDERING[type] : "publishing";
}
