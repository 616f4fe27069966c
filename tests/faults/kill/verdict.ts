import { join } from "node:path";
import type { Acknowledged } from "./client.ts";
import { createFindings } from "./findings.ts";
import type { References } from "./reference.ts";
import type { KillStore } from "./store.ts";
import type { Uploader } from "./uploads.ts";
import { checkCovers } from "./verdict-covers.ts";
import { checkFiles, checkMade, filesUnder } from "./verdict-files.ts";
import { checkRows, readRows } from "./verdict-rows.ts";
import { checkTitles, isInterruption } from "./verdict-titles.ts";
import { checkUploads } from "./verdict-uploads.ts";

export type Numbers = {
  done: number;
  failed: number;
  /** Conversions that ended in an error because they were killed again and again. */
  interrupted: number;
  attempts: number;
  /** Work of killed workers that was taken over, quickest first. */
  takeovers: Takeover[];
};
/** `isDisturbed`: something else was killed before the next attempt began. */
export type Takeover = { seconds: number; isDisturbed: boolean };
/** `checked`: how many things of each kind were looked at. */
export type Verdict = { complaints: string[]; checked: Record<string, number>; numbers: Numbers };

export type Expected = {
  acknowledged: readonly Acknowledged[];
  references: References;
  uploader: Uploader;
  /** The picture that some titles asked for as cover. */
  cover: Buffer;
};

/** Everything that is not as it has to be after every conversion has ended. */
export async function verdictOn(store: KillStore, expected: Expected): Promise<Verdict> {
  const { acknowledged, references, uploader, cover } = expected;
  const findings = createFindings();
  const rows = await readRows(store);
  const stored = await filesUnder(join(store.dataDir, "files"));
  checkTitles(rows, acknowledged, references, findings);
  await checkMade(store, rows, acknowledged, references, findings);
  await checkCovers({ store, rows, acknowledged, references, asked: cover, stored }, findings);
  await checkUploads(store, uploader, stored, findings);
  const others = [...checkRows(rows, acknowledged), ...(await checkFiles(store, rows))];
  const ends = rows.conversions.map(({ status, code }) => ({ isDone: status === "done", code }));
  return {
    complaints: [...others, ...findings.complaints],
    checked: {
      titles: acknowledged.length,
      attempts: rows.attempts.length,
      "files in the storage": stored.length,
      ...findings.checked,
    },
    numbers: {
      done: ends.filter(({ isDone }) => isDone).length,
      failed: ends.filter(({ isDone }) => !isDone).length,
      interrupted: ends.filter(({ isDone, code }) => !isDone && isInterruption(code)).length,
      attempts: rows.attempts.length,
      takeovers: takeovers(store, rows.attempts),
    },
  };
}

type Attempts = Awaited<ReturnType<typeof readRows>>["attempts"];

function takeovers({ lost, kills }: KillStore, attempts: Attempts): Takeover[] {
  return lost
    .flatMap(({ conversionId, attempt, killedAt }) => {
      const of = attempts.filter(({ conversion_id }) => conversion_id === conversionId);
      const isLost = of.some((each) => each.attempt === attempt && each.outcome === "lost");
      const nextAt = of.find((each) => each.attempt === attempt + 1)?.started_at.getTime();
      if (!isLost || nextAt === undefined) return [];
      const isDisturbed = kills.some(({ victim, at }) => victim !== "API" && at > killedAt && at < nextAt);
      return { seconds: (nextAt - killedAt) / 1000, isDisturbed };
    })
    .toSorted((one, other) => one.seconds - other.seconds);
}
