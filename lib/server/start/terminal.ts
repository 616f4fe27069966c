/** What the person at the terminal reads: one line for each event. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The same for what went wrong. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
