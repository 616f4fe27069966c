/** One line that is written over on a terminal; elsewhere only what has changed a good deal is written. */
export function createProgressLine() {
  const { isTTY } = process.stdout;
  let shown = "";
  let shownAt = 0;
  return {
    show(text: string): void {
      if (text === shown) return;
      if (isTTY) process.stdout.write(`\r${text.padEnd(shown.length)}`);
      else if (Date.now() - shownAt > 2_000) {
        process.stdout.write(`${text}\n`);
        shownAt = Date.now();
      }
      shown = text;
    },
    end(): void {
      if (isTTY) process.stdout.write("\n");
    },
  };
}
