import { parseArgs } from "node:util";
import { runKillTest } from "./run.ts";

/**
 * `npm run kill-test -- --titles 200 --kills 40 --seed 1`: kills the parts of a store while it converts,
 * and ends with 1 when anything was lost, done twice or left behind. The seed decides what is killed when.
 */
const { values } = parseArgs({
  options: {
    titles: { type: "string", default: "200" },
    kills: { type: "string", default: "40" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
say(`${values.titles} titles, at least ${values.kills} kills, seed ${values.seed}`);

const { complaints, checked, kills, takeovers, ...numbers } = await runKillTest({
  titles: Number(values.titles),
  kills: Number(values.kills),
  seed: Number(values.seed),
  say,
});
for (const complaint of complaints) say(`WRONG: ${complaint}`);
say(
  `killed: ${Object.entries(kills)
    .map(([victim, times]) => `${victim} ${times}`)
    .join(", ")}`,
);
say(
  `conversions: ${numbers.done} done, ${numbers.failed} in error, ${numbers.interrupted} of them interrupted`,
);
say(`${numbers.attempts} attempts in ${numbers.seconds} s`);
for (const isDisturbed of [false, true]) {
  const seconds = takeovers.filter((each) => each.isDisturbed === isDisturbed).map((each) => each.seconds);
  if (seconds.length === 0) continue;
  const median = seconds[Math.floor(seconds.length / 2)];
  const when = isDisturbed ? "with another kill before that" : "undisturbed";
  say(
    `work of a killed worker taken over, ${when}: ${seconds.length} times, median ${median} s, longest ${seconds.at(-1)} s`,
  );
}
say("looked at:");
for (const [kind, count] of Object.entries(checked)) say(`  ${count} ${kind}`);
say(
  complaints.length === 0 ? "Nothing was lost, done twice or left behind." : `${complaints.length} findings`,
);
process.exitCode = complaints.length === 0 ? 0 : 1;
