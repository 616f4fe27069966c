import { parseArgs } from "node:util";
import { sentencesOf } from "#lib/content/fault-schema.ts";
import { createToken } from "../catalog/tokens/create-token.ts";
import { listTokens, type TokenEntry } from "../catalog/tokens/list-tokens.ts";
import { revokeToken } from "../catalog/tokens/revoke-token.ts";
import { createDatabase } from "../db/client.ts";
import { openDatabase } from "../db/open-database.ts";
import { EnvError, readEnv } from "../env.ts";
import { CatalogError } from "../errors.ts";
import { complain, messageOf, say } from "../start/terminal.ts";

type Context = Parameters<typeof listTokens>[0];

const USAGE = [
  "Tokens of the Content API:",
  '  npm run token -- create "name" [--read-only]   makes one and shows it this once',
  "  npm run token -- list                          shows what is known of each",
  "  npm run token -- revoke ID                     ends one, within seconds",
].join("\n");

/** `npm run token`: who may use the Content API besides the dashboard. */
async function main(): Promise<void> {
  const work = readCommand();
  const env = readEnv();
  if (env.contentApiUrl)
    throw new Error(
      `Tokens of ${env.contentApiUrl} are made there. This command is for the store that Colophon runs itself: leave CONTENT_API_URL out.`,
    );
  const database = await openDatabase(env);
  const db = createDatabase(database.url, { poolSize: 1 });
  try {
    await work({ db });
  } finally {
    await db.$client.end();
    await database.stop();
  }
}

/** Reads the words before anything is opened. @throws Error that shows how to write them */
function readCommand(): (ctx: Context) => Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "read-only": { type: "boolean", default: false } },
  });
  const [verb, subject, ...rest] = positionals;
  if (rest.length === 0) {
    if (verb === "create" && subject) return (ctx) => create(ctx, subject, !values["read-only"]);
    if (verb === "list" && !subject) return list;
    if (verb === "revoke" && /^\d{1,9}$/.test(subject ?? "")) return (ctx) => revoke(ctx, Number(subject));
  }
  throw new Error(USAGE);
}

async function create(ctx: Context, name: string, canWrite: boolean): Promise<void> {
  const { id, token } = await createToken(ctx, { name, canWrite });
  say(token);
  complain(`Token ${id}, ${rightsOf({ canWrite })}. Keep it now: it is not shown again.`);
}

async function list(ctx: Context): Promise<void> {
  const entries = await listTokens(ctx);
  if (entries.length === 0) say('There are no tokens yet. Make one: npm run token -- create "name"');
  const widest = Math.max(...entries.map(({ name }) => name.length));
  for (const { id, name, lastFour, ...entry } of entries)
    say(
      `${String(id).padStart(4)}  ${name.padEnd(widest)}  …${lastFour}  ${rightsOf(entry).padEnd(16)}  ${lifeOf(entry)}`,
    );
}

async function revoke(ctx: Context, id: number): Promise<void> {
  if (!(await revokeToken(ctx, id)))
    throw new Error(`There is no living token ${id}. See: npm run token -- list`);
  say(`Token ${id} is revoked.`);
}

function rightsOf({ canWrite }: Pick<TokenEntry, "canWrite">): string {
  return canWrite ? "reads and writes" : "reads only";
}

function lifeOf({ lastUsedAt, revokedAt }: Pick<TokenEntry, "lastUsedAt" | "revokedAt">): string {
  const used = lastUsedAt ? `last used ${lastUsedAt}` : "never used";
  return revokedAt ? `revoked ${revokedAt}, ${used}` : used;
}

function explain(error: unknown): string[] {
  if (error instanceof EnvError) return error.lines;
  if (error instanceof CatalogError) return Object.values(sentencesOf(error.faults)).flat();
  return [messageOf(error)];
}

try {
  await main();
} catch (error) {
  for (const line of explain(error)) complain(line);
  process.exitCode = 1;
}
