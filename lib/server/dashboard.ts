import { EnvError, inheritedEnv, readEnv, requireDatabaseUrl } from "./env.ts";
import { buildDashboard } from "./start/build.ts";
import { dashboardProgram } from "./start/dashboard-program.ts";
import { launch } from "./start/launch.ts";
import { stopRequest } from "./start/stop-request.ts";
import { complain, messageOf, say } from "./start/terminal.ts";

/** One dashboard by itself, behind `npm run dashboard`: any number of them may share a database. */
async function main(): Promise<number> {
  const signal = stopRequest();
  try {
    const env = readEnv();
    const databaseUrl = requireDatabaseUrl(env);
    await buildDashboard({ dataDir: env.dataDir, env: inheritedEnv(), signal });
    const dashboard = launch(dashboardProgram(env, databaseUrl, inheritedEnv(), false), say);
    signal.addEventListener("abort", () => void dashboard.stop(), { once: true });
    const how = await dashboard.ended;
    return signal.aborted || how === "code 0" ? 0 : 1;
  } catch (error) {
    if (signal.aborted) return 0;
    for (const line of error instanceof EnvError ? error.lines : [messageOf(error)]) complain(line);
    return 1;
  }
}

process.exit(await main());
