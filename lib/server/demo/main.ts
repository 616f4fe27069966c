import { EnvError, readEnv } from "../env.ts";
import { localAddress } from "../start/dashboard-program.ts";
import { complain, messageOf, say } from "../start/terminal.ts";
import { DEMO_CATALOG } from "./demo-catalog.ts";
import { type FileServer, startFileServer } from "./file-server.ts";
import { isMeantToFail, loadTitle, needsCover } from "./load-title.ts";
import { createProgressLine } from "./progress-line.ts";
import { createStore, type Store, StoreRefusal } from "./store.ts";
import { type Awaited, type WatchedTitle, watchConversions } from "./watch-conversions.ts";

/** `npm run demo`: loads a small catalog into the store that `npm start` runs. */
async function main(): Promise<void> {
  const env = readEnv();
  if (env.contentApiUrl)
    throw new Error(
      `The demo is for the store that Colophon runs itself. Leave CONTENT_API_URL (${env.contentApiUrl}) out.`,
    );
  const url = localAddress(env.host, env.contentApiPort);
  await checkStore(url);
  const files = await openFiles(env.demoFilesPort);
  try {
    await load(createStore({ url, token: env.contentApiToken }), files.url);
  } catch (error) {
    throw explained(error, files.url);
  } finally {
    await files.stop();
  }
}

async function load(store: Store, filesUrl: string): Promise<void> {
  const line = createProgressLine();
  const awaited: Awaited[] = [];
  let created = 0;
  for (const title of DEMO_CATALOG) {
    line.show(`Loading titles: ${awaited.length}/${DEMO_CATALOG.length}`);
    const { id, isNew } = await loadTitle(store, title, filesUrl);
    awaited.push({ id, needsCover: needsCover(title) });
    if (isNew) created += 1;
  }
  const titles = await watchConversions(store, awaited, (ready, total) =>
    line.show(`Converting: ${ready}/${total}`),
  );
  line.end();
  report(titles, created);
}

function report(titles: WatchedTitle[], created: number): void {
  const known = DEMO_CATALOG.length - created;
  say(`${created} titles loaded${known > 0 ? `, ${known} were there already` : ""}:`);
  const count = (fileType: string) => DEMO_CATALOG.filter((title) => title.fileType === fileType).length;
  say(`  ${count("epub")} EPUB, ${count("pdf")} PDF, ${count("physical")} printed`);
  for (const title of DEMO_CATALOG)
    if (title.fileType === "audio") say(`  1 audiobook, “${title.name}”, with ${title.tracks.length} tracks`);
  const meant = new Set(DEMO_CATALOG.filter(isMeantToFail).map(({ name }) => name));
  for (const { name, conversion_status, conversion } of titles) {
    if (conversion_status === "done") continue;
    const reason = conversion?.message ?? conversion_status;
    say(`  ${meant.has(name) ? "failed, as it should:" : "failed:"} “${name}”. ${reason}`);
  }
}

async function checkStore(url: string): Promise<void> {
  const isThere = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere)
    throw new Error(
      `The Content API does not answer at ${url}. Run “npm start” in another terminal first, and give this command the same settings.`,
    );
}

async function openFiles(port: number): Promise<FileServer> {
  try {
    return await startFileServer(DEMO_CATALOG, port);
  } catch (error) {
    throw new Error(
      `The demo cannot serve its files on port ${port}: ${messageOf(error)}. Set DEMO_FILES_PORT to a free port, for “npm start” as well.`,
    );
  }
}

/** What a person can do about a refusal of the store. */
function explained(error: unknown, filesUrl: string): unknown {
  if (!(error instanceof StoreRefusal)) return error;
  if (error.status === 401)
    return new Error(
      "The store does not know the token of this command. Run it with the DATA_DIR or CONTENT_API_TOKEN that the store was started with.",
    );
  const isBlocked = "file_url" in error.errors || "cover_url" in error.errors;
  if (!isBlocked) return error;
  const { host } = new URL(filesUrl);
  return new Error(
    `The store does not fetch files from ${filesUrl}: it was started for other machines as well, or with another DEMO_FILES_PORT. Start it with FILE_URL_ALLOW=${host}, then run this again.`,
  );
}

try {
  await main();
} catch (error) {
  for (const line of error instanceof EnvError ? error.lines : [messageOf(error)]) complain(line);
  process.exitCode = 1;
}
