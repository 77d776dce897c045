import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The programs that people keep plain-text books with, as Debian packages them.

const PROGRAMS = ["bean-check", "bean-query", "ledger"];
const PACKAGES = ["beancount", "ledger"];
const MOST_SECONDS = 120; // that an installation may take

/** Sees to it that the programs are there. Where they cannot be had, says why. */
export function missingPrograms(): string | undefined {
  const isThere = (program: string) => spawnSync("which", [program]).status === 0;
  if (PROGRAMS.every(isThere)) return undefined;
  if (process.getuid?.() !== 0) return `${PROGRAMS.filter((p) => !isThere(p)).join(", ")} missing, and not root`;
  if (spawnSync("which", ["apt-get"]).status !== 0) return "this is no Debian";
  aptGet("update");
  aptGet("install", "--no-install-recommends", ...PACKAGES);
  return PROGRAMS.every(isThere) ? undefined : `apt-get could not install ${PACKAGES.join(" and ")}`;
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=60"];
  spawnSync("apt-get", [...options, ...args], { env, stdio: "ignore", timeout: MOST_SECONDS * 1_000 });
}

/** What a program has to say to a text, read from a file. */
function run(text: string, command: (file: string) => [program: string, ...args: string[]]) {
  const folder = mkdtempSync(join(tmpdir(), "rochdale-export-"));
  try {
    const file = join(folder, "journal");
    writeFileSync(file, text);
    const [program, ...args] = command(file);
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 28 });
    return { isGood: status === 0, output: stdout, complaints: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What an account holds, in units and as the program writes them. */
export interface Held {
  path: string;
  commodity: string;
  number: string;
}

/** A program that reads a format: what it complains of, and what it finds in every account. */
export interface Reader {
  complaints: (text: string) => string;
  balances: (text: string, commodities: readonly string[]) => Held[];
}

const linesOf = (output: string): string[] => output.split(/\r?\n/).filter((line) => line.trim() !== "");

const BALANCES = "SELECT account, currency, str(sum(number)) GROUP BY account, currency";

export const beancount: Reader = {
  complaints(text) {
    const { isGood, output, complaints } = run(text, (file) => ["bean-check", file]);
    return isGood ? output + complaints : output + complaints || "bean-check failed";
  },
  balances(text) {
    const { output } = run(text, (file) => ["bean-query", "-f", "csv", file, BALANCES]);
    return linesOf(output).slice(1).map((line) => {
      const [path = "", commodity = "", number = ""] = line.split(",").map((cell) => cell.trim());
      return { path, commodity, number: number.replace(/^Decimal\('(.*)'\)$/, "$1") };
    });
  },
};

export const ledger: Reader = {
  complaints(text) {
    const { isGood, complaints } = run(text, (file) => ["ledger", "--pedantic", "-f", file, "balance"]);
    return isGood ? complaints : complaints || "ledger failed";
  },
  balances(text, commodities) {
    return commodities.flatMap((commodity) => {
      const limit = `commodity == '${commodity}' or commodity == '"${commodity}"'`; // quoted where it is no plain word
      const format = "%(account)\\t%(quantity(display_total))\\n";
      const args = ["--flat", "--no-total", "--limit", limit, "--format", format];
      const { output } = run(text, (file) => ["ledger", "-f", file, "balance", ...args]);
      return linesOf(output).map((line) => {
        const [path = "", number = ""] = line.split("\t");
        return { path, commodity, number };
      });
    });
  },
};
