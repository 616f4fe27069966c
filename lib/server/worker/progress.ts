import type { ConversionStage } from "../../conversions/schema.ts";
import type { Database } from "../catalog/context.ts";
import { conversions } from "../db/schema.ts";
import type { DigitalType } from "../files/file-kind.ts";
import { type Claim, LostClaimError, ownedBy, writeOwned } from "./claim.ts";
import { progressSentence, stepOf } from "./progress-sentence.ts";

/** The part of the whole that each stage takes, in percent. */
const SPANS: Record<ConversionStage, { from: number; to: number }> = {
  fetch: { from: 0, to: 40 },
  inspect: { from: 40, to: 50 },
  render: { from: 50, to: 95 },
  publish: { from: 95, to: 100 },
};

const RENDERING: Record<DigitalType, string> = {
  pdf: "Rendering pages",
  epub: "Reading the chapters",
  audio: "Reading the track",
};

const WRITE_EVERY_MS = 500;

export type Progress = {
  /** Begins a stage. @throws LostClaimError */
  enter(stage: ConversionStage): Promise<void>;
  /** The share of the current stage that is done, 0 to 1. Written at most twice a second. */
  report(share: number): void;
  /** Waits for what is being written. */
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

  async function writePercent(percent: number): Promise<void> {
    const written = await db
      .update(conversions)
      .set({ percent, updated_at: new Date().toISOString() })
      .where(ownedBy(claim))
      .returning({ id: conversions.id });
    if (written.length === 0) onLost(new LostClaimError(claim));
  }

  return {
    async enter(next) {
      await writing;
      stage = next;
      lastWriteAt = Date.now();
      await db.transaction((tx) =>
        writeOwned(tx, claim, {
          status: "converting",
          step: stepOf(next),
          percent: SPANS[next].from,
          message: progressSentence(next, sentenceFor(next, claim.fileType)),
        }),
      );
    },
    report(share) {
      if (Date.now() - lastWriteAt < WRITE_EVERY_MS) return;
      lastWriteAt = Date.now();
      const { from, to } = SPANS[stage];
      const percent = Math.floor(from + (to - from) * Math.min(1, Math.max(0, share)));
      // A percentage that cannot be written is no reason to give a conversion up: the next stage says more.
      writing = writing.then(() => writePercent(percent)).catch(() => undefined);
    },
    settle: () => writing,
  };
}

function sentenceFor(stage: ConversionStage, type: DigitalType): string {
  if (stage === "fetch") return "Downloading the file";
  if (stage === "inspect") return "Reading the file";
  return stage === "render" ? RENDERING[type] : "Publishing";
}
