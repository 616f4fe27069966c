import type { PlannedTitle } from "./batch-plan.ts";
import { usedValues } from "./batch-said.ts";
import type { FileLook } from "./file-looks.ts";
import type { FileSaid } from "./file-said.ts";

/** What is said of a file. That nothing sent from here can be reached is said once for all, and not for each. */
export function problemsOf({ problems }: FileSaid, isWithinReach: boolean): FileSaid["problems"] {
  return problems.filter(({ code }) => isWithinReach || code !== "unreachable");
}

type Seen = { title: PlannedTitle; look: FileLook; isTwin: boolean; isWithinReach: boolean };

/** Whether something was found in the file of a title that somebody should decide about before it is added. */
export function needsAttention({ title, look: { step, said }, isTwin, isWithinReach }: Seen): boolean {
  if (step !== "done") return step === "failed";
  if (said === null) return false;
  const isTaken = usedValues(title, said).external_id !== undefined && (said.owner !== null || isTwin);
  return isTaken || problemsOf(said, isWithinReach).length > 0;
}
