/** One line of the report. `isMet` is left out where no bar is set. */
export type Row = {
  what: string;
  ours: string;
  bare?: string;
  ratio?: string;
  bar?: string;
  isMet?: boolean;
};

const HEAD = ["", "Colophon", "bare", "ratio", "bar", ""];

export function formatRows(rows: Row[]): string {
  return formatTable(
    HEAD,
    rows.map((row) => [
      row.what,
      row.ours,
      row.bare ?? "",
      row.ratio ?? "",
      row.bar ?? "",
      verdict(row.isMet),
    ]),
  );
}

export function verdict(isMet: boolean | undefined): string {
  if (isMet === undefined) return "";
  return isMet ? "met" : "missed";
}

/** Columns as wide as what they hold; the first to the left, the others to the right. */
export function formatTable(head: string[], rows: string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return all.map((cells) => cells.map(pad).join("  ").trimEnd()).join("\n");
}
