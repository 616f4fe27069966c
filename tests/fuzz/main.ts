import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openFileServer } from "#tests/worker/support/file-server.ts";
import { createRandom } from "./random.ts";
import { loadSeeds, mutateSeed } from "./seeds.ts";
import { type Ending, readInAllWays } from "./ways.ts";

/**
 * `npm run fuzz -- --seconds 60 --seed 1 --type pdf`: reads changed files of the corpus as a worker
 * does, looks at them as a pre-flight does, and makes covers of changed pictures (`--type cover`). A reader that dies, hangs or swells is a finding: it is printed with its seed, its file is
 * kept in test-results/fuzz, and the command ends with 1. `--rounds 1 --seed n` makes one file again.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    rounds: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    type: { type: "string" },
  },
});
const firstSeed = Number(values.seed);
const maxRounds = Number(values.rounds ?? Number.POSITIVE_INFINITY);
const endAt = Date.now() + Number(values.seconds) * 1000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const FINDINGS = join("test-results", "fuzz");
const READERS = 2;

const seeds = (await loadSeeds()).filter(({ type }) => values.type === undefined || type === values.type);
const folder = await mkdtemp(join(tmpdir(), "colophon-fuzz-"));
const server = await openFileServer();
const endings = new Map<string, number>();
let findings = 0;
let round = 0;

await Promise.all(Array.from({ length: READERS }, readUntilTheEnd));
await rm(folder, { recursive: true });
await server.close();
for (const [ending, times] of [...endings].toSorted(([, one], [, other]) => other - one)) {
  say(`${String(times).padStart(6)}  ${ending}`);
}
say(`${round} files from seed ${firstSeed} on, ${findings} findings`);
process.exitCode = findings > 0 ? 1 : 0;

async function readUntilTheEnd(): Promise<void> {
  while (Date.now() < endAt && round < maxRounds) await tryFile(firstSeed + round++);
}

async function tryFile(number: number): Promise<void> {
  const random = createRandom(number);
  const seed = random.pick(seeds);
  const file = mutateSeed(seed, random.pick(seeds), random);
  const path = join(folder, String(number));
  const outDir = `${path}-derived`;
  await writeFile(path, file);
  const bad: Ending[] = [];
  for await (const ending of readInAllWays({ type: seed.type, file, path, outDir, server })) {
    endings.set(ending.name, (endings.get(ending.name) ?? 0) + 1);
    if (ending.isFinding) bad.push(ending);
  }
  await Promise.all([rm(path), rm(outDir, { recursive: true, force: true })]);
  if (bad.length === 0) return;
  findings += bad.length;
  await mkdir(FINDINGS, { recursive: true });
  const kept = join(FINDINGS, `${number}.${seed.type}`);
  await writeFile(kept, file);
  say(`seed ${number} (${seed.name}) → ${kept}\n${bad.map(({ detail }) => detail).join("\n")}\n`);
}
