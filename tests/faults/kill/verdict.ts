import type { Acknowledged } from "./client.ts";
import type { KillStore } from "./store.ts";
import { checkFiles } from "./verdict-files.ts";
import { checkRows, readRows } from "./verdict-rows.ts";

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
export type Verdict = { complaints: string[]; numbers: Numbers };

/** Everything that is not as it has to be after every conversion has ended. */
export async function verdictOn(store: KillStore, acknowledged: readonly Acknowledged[]): Promise<Verdict> {
  const rows = await readRows(store);
  const outcomes = rows.conversions.map(({ status, code }) => (status === "error" ? (code ?? "?") : status));
  return {
    complaints: [...checkRows(rows, acknowledged), ...(await checkFiles(store, rows))],
    numbers: {
      done: outcomes.filter((outcome) => outcome === "done").length,
      failed: outcomes.filter((outcome) => outcome !== "done").length,
      interrupted: outcomes.filter((outcome) => outcome === "interrupted" || outcome === "internal").length,
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
