/** One line of the report. `isMet` is left out where quality.md sets no bar. */
export type Row = {
  what: string;
  ours: string;
  bare?: string;
  ratio?: string;
  bar?: string;
  isMet?: boolean;
};

const HEAD = ["", "Colophon", "bare", "ratio", "bar", ""];

export function formatTable(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    row.ours,
    row.bare ?? "",
    row.ratio ?? "",
    row.bar ?? "",
    row.isMet === undefined ? "" : row.isMet ? "met" : "missed",
  ]);
  const all = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
