import { execFileSync, spawnSync } from "node:child_process";

export type PostgresUser = { uid: number; gid: number };

const NAME = "postgres";

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made if there is none. */
export function postgresUser(): PostgresUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return findUser() ?? makeUser();
}

function findUser(): PostgresUser | undefined {
  const ids = ["-u", "-g"].map((flag) => {
    const answer = spawnSync("id", [flag, NAME], { encoding: "utf8" });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  const [uid, gid] = ids;
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function makeUser(): PostgresUser {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", NAME], { stdio: "pipe" });
  } catch (error) {
    throw new Error(
      "PostgreSQL does not run as root, and the user postgres could not be made. Start as another user, or give DATABASE_URL.",
      { cause: error },
    );
  }
  const user = findUser();
  if (!user) throw new Error("The user postgres was made but cannot be found.");
  return user;
}

/**
 * The command that runs the guard. Root's folders are often closed to other users (/root, folders
 * of mktemp): then the guard keeps the one capability that lets it reach them.
 */
export function guardCommand(
  guard: string,
  folder: string,
  user: PostgresUser | undefined,
): [command: string, args: string[]] {
  if (!user || canReach(guard, folder, user)) return [process.execPath, [guard]];
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  const capability = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const command = [...identity, ...capability, process.execPath];
  if (spawnSync("setpriv", [...command, "--version"]).status !== 0) {
    throw new Error(
      `PostgreSQL does not run as root, and the user postgres cannot reach ${folder}. Move Colophon to a folder that every user may enter, start as another user, or give DATABASE_URL.`,
    );
  }
  return ["setpriv", [...command, guard]];
}

function canReach(guard: string, folder: string, user: PostgresUser): boolean {
  const script = "for (const path of process.argv.slice(1)) require('node:fs').accessSync(path)";
  return spawnSync(process.execPath, ["-e", script, guard, folder], { ...user, cwd: "/" }).status === 0;
}
