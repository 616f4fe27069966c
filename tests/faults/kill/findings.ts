export type Findings = {
  complaints: string[];
  /** How many things of each kind were looked at. */
  checked: Record<string, number>;
  look(kind: string, isRight: boolean, complaint: string): void;
};

/** What was looked at, and what of it is not as it has to be. */
export function createFindings(): Findings {
  const complaints: string[] = [];
  const checked: Record<string, number> = {};
  return {
    complaints,
    checked,
    look(kind, isRight, complaint) {
      checked[kind] = (checked[kind] ?? 0) + 1;
      if (!isRight) complaints.push(complaint);
    },
  };
}
