import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, HOST } from "./localChain.ts";

/** Where Debian keeps the programs of its newest PostgreSQL; undefined where there is none. */
function programs(): string | undefined {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(root, newest, "bin");
}

/** PostgreSQL refuses to run as root; then its own user does. */
function run(program: string, args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [command, all] = isRoot ? ["runuser", ["-u", "postgres", "--", program, ...args]] : [program, args];
  execFileSync(command, all, { stdio: ["ignore", "ignore", "pipe"], cwd: tmpdir() });
}

export interface Postgres {
  url: string;
  directory: string;
  stop(): void;
}

/** Why there is no PostgreSQL for a test, or what runs one of its own. */
export async function startPostgres(): Promise<Postgres | string> {
  const bin = programs();
  if (bin === undefined) return "no PostgreSQL is installed (Debian: apt-get install postgresql)";
  const directory = mkdtempSync(join(tmpdir(), "rochdale-postgres-"));
  if (process.getuid?.() === 0) spawnSync("chown", ["postgres", directory]);
  const data = join(directory, "data");
  const port = await freePort(5_500);
  run(join(bin, "initdb"), ["-D", data, "-U", "rochdale", "--auth=trust", "--no-sync"]);
  const options = `-p ${port} -k ${directory} -c listen_addresses=${HOST}`;
  run(join(bin, "pg_ctl"), ["-D", data, "-w", "-l", join(directory, "log"), "-o", options, "start"]);
  return {
    url: `postgres://rochdale@${HOST}:${port}/postgres`,
    directory: data,
    stop() {
      run(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
