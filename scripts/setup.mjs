// Runs before `npm start` and `npm test`, with whatever Node there is and before anything is installed.
// Hardhat needs Node 22, and npm skips its native part when npm itself runs on an older one, so the
// dependencies are installed by an npm that runs on Node 24.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const lockfile = `${root}package-lock.json`;
const installed = `${root}node_modules/.package-lock.json`;

if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) process.exit(0);

console.log("Installing dependencies (about a minute, once) …");
const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
// Install scripts of packages that allowScripts does not name stop it. (In .npmrc the same would stop npx.)
const install = "npm ci --strict-allow-scripts --no-audit --no-fund";
const { status, error } = spawnSync(`npx -y -p node@${devDependencies.node} ${install}`, {
  cwd: root,
  stdio: "inherit",
  shell: true,
});
if (status !== 0) {
  console.error(`Installing failed${error === undefined ? "" : `: ${error.message}`}. Is the npm registry within reach?`);
  process.exit(status ?? 1);
}
