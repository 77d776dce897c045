import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Peers that npm has are fetched when they are measured, and kept in cache/: nobody who only builds or tests pays for
// them. They are read, never run: what is taken out is the bytecode that they ship.

export interface Package {
  name: string;
  version: string;
  integrity: string; // of the archive
}

/** What keeps a package from being read: the registry is out of reach. */
export class OutOfReach extends Error {}

const FOLDER = fileURLToPath(new URL("../../cache/peers/", import.meta.url));
const MOST_BYTES = 1 << 26; // of a file in an archive

/** The path of the archive, which is fetched unless it is there. */
function fetched({ name, version, integrity }: Package): string {
  const archive = join(FOLDER, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  if (!existsSync(archive)) fetchInto(FOLDER, `${name}@${version}`);
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity)
    throw new Error(`${archive} is not ${name} ${version} as it was published: delete it, and try again.`);
  return archive;
}

function fetchInto(folder: string, spec: string): void {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("npm", ["pack", spec, "--pack-destination", folder, "--fetch-retries", "1"], {
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32", // where npm is a script
    });
  } catch (error) {
    const [line] = String((error as { stderr?: Buffer }).stderr ?? error).split("\n");
    throw new OutOfReach(`npm cannot fetch ${spec}: ${line}`, { cause: error });
  }
}

/** The text of a file in a package. */
export function readFrom(from: Package, file: string): string {
  const archive = fetched(from);
  return execFileSync("tar", ["-xzOf", archive, `package/${file}`], { maxBuffer: MOST_BYTES }).toString();
}
