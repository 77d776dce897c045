import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Runs a program at the root of the project and shows what it prints; `env` besides what is there anyway. */
export function run(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ pid: number | undefined; status: number }> {
  return new Promise((resolve, reject) => {
    const stdio = ["ignore", "inherit", "inherit"] as const;
    const child = spawn(program, args, { cwd: ROOT, stdio: [...stdio], env: { ...process.env, ...env } });
    child.once("error", reject);
    child.once("close", (status) => resolve({ pid: child.pid, status: status ?? 1 }));
  });
}
