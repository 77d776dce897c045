import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What is compiled here, in words. An archive without its history cannot say. */
export function describeCommit(): string {
  const options = { cwd: ROOT, encoding: "utf8", stdio: "pipe" } as const;
  try {
    const hash = execFileSync("git", ["rev-parse", "HEAD"], options).trim();
    const isChanged = execFileSync("git", ["status", "--porcelain", "--", "contracts"], options) !== "";
    return `commit ${hash}${isChanged ? ", with contracts that were changed since" : ""}`;
  } catch {
    return "sources whose commit is not known";
  }
}
