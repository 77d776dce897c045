import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// `npm run prove`: solc's own model checker (SMTChecker, by the z3 inside it) proves the claims in test/proofs, for all
// inputs and not for those that a fuzzer happens to draw. A claim is a function of a proof that asserts something.
//
// A claim says nothing where its assertion cannot be reached, and a checker that calls everything safe finds no bug. So
// every claim is tried a second time with `false` for what it asserts, and some with a bug planted in the contracts:
// the checker must refute them.

type Verdict = "proved" | "refuted" | "not decided";

const PROOFS = ["ThresholdProof", "AccountsProof"];

/** A bug, by what it puts in the place of what, and the claim that must not survive it. */
interface Bug {
  file: string;
  instead: string;
  of: string;
  refutes: string;
}

const ACCOUNTS = "contracts/lib/Accounts.sol";
const FRACTIONS = "contracts/lib/Fractions.sol";

const BUGS: Bug[] = [
  { file: ACCOUNTS, of: "= balance - amount", instead: "= balance", refutes: "move_keepsTheSum" },
  { file: ACCOUNTS, of: ".booked + amount;", instead: ".booked;", refutes: "bookIn_creditsWhatItBooks" },
  { file: ACCOUNTS, of: "require(amount != 0, NothingMoved());", instead: "", refutes: "move_neverNothing" },
  { file: ACCOUNTS, of: " _record(from", instead: " if (amount > 9) _record(from", refutes: "move_recordsOnce" },
  { file: ACCOUNTS, of: ".booked - amount;", instead: ".booked;", refutes: "booked_isInLessOut_afterBookOut" },
  { file: FRACTIONS, of: "left > right", instead: "left >= right", refutes: "tie_isNotMoreThanHalf" },
  {
    file: FRACTIONS,
    of: ": left >= right",
    instead: ": left > right",
    refutes: "threeQuarters_areAtLeastThreeQuarters",
  },
];

/**
 * The checker cannot tell what a number is after it was made narrower. In what it reads, `booked` is as wide as any
 * other number; that it fits where it is kept, so that narrowing changes nothing, is itself a claim
 * (`bookIn_keepsBookedBelowTheLimit`).
 */
const WIDENED: [string, string][] = [
  ["uint128 booked;", "uint256 booked;"],
  ["uint128(booked)", "booked"],
];

interface Message {
  severity: string;
  message: string;
  formattedMessage: string;
}

interface Compiler {
  compile(input: string, callbacks: { import: (path: string) => { contents: string } | { error: string } }): string;
}

const compiler = createRequire(import.meta.url)("solc") as Compiler;
const root = fileURLToPath(new URL("..", import.meta.url));

/** What a file of the project or of a package says to the checker. */
function read(path: string): string {
  const source = readFileSync(`${root}${path.startsWith("@") ? "node_modules/" : ""}${path}`, "utf8");
  return path === ACCOUNTS ? WIDENED.reduce((text, [of, instead]) => put(text, of, instead), source) : source;
}

function put(source: string, of: string, instead: string): string {
  if (!source.includes(of)) throw new Error(`There is no “${of}” any more.`);
  return source.replaceAll(of, instead);
}

const proofFile = (name: string): string => `test/proofs/${name}.sol`;
const ASSERTS = /^    function (\w+)\((?:(?!^    \}).)*?\bassert\((.*?)\);$/gms;
const claimsOf = (source: string): string[] => [...source.matchAll(ASSERTS)].map(([, claim]) => claim as string);

/** The proof with one claim alone, so that no other takes its time. `isFalse`: it claims what cannot be. */
const alone = (source: string, only: string, isFalse = false): string =>
  source.replace(ASSERTS, (whole: string, claim: string, asserted: string) => {
    const assertion = `assert(${asserted});`;
    if (claim !== only) return whole.replace(assertion, "");
    return isFalse ? whole.replace(assertion, "assert(false);") : whole;
  });

/** Asks the checker about the only assertion in a proof. `changed`: files that say something else than on the disk. */
function check(name: string, changed: Map<string, string>): Verdict {
  const file = proofFile(name);
  const load = (path: string) => ({ contents: changed.get(path) ?? read(path) });
  const modelChecker = {
    engine: "bmc", // one call, from any state
    targets: ["assert"],
    contracts: { [file]: [name] },
    showProvedSafe: true,
    showUnproved: true,
    solvers: ["z3"], // without a time limit: that would take threads, which this build of the compiler has not
  };
  const input = {
    language: "Solidity",
    sources: { [file]: { content: load(file).contents } },
    settings: { evmVersion: "osaka", modelChecker },
  };
  const { errors = [] } = JSON.parse(compiler.compile(JSON.stringify(input), { import: load })) as {
    errors?: Message[];
  };
  const failure = errors.find(({ severity }) => severity === "error");
  if (failure !== undefined) throw new Error(failure.formattedMessage);
  return verdictOf(errors.map(({ message }) => message));
}

function verdictOf(messages: string[]): Verdict {
  if (messages.some((message) => message.includes("Assertion violation happens here"))) return "refuted";
  const isOpen = messages.some((message) => message.includes("Assertion violation might happen"));
  const isProved = messages.some((message) => message.includes("Assertion violation check is safe"));
  return isProved && !isOpen ? "proved" : "not decided";
}

/** A line of the table: whether the checker says what it must. */
function tell(what: string, expected: Verdict, ask: () => Verdict): void {
  const begun = performance.now();
  const verdict = ask();
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const isGood = verdict === expected;
  if (!isGood) process.exitCode = 1;
  console.log(`${isGood ? "✔" : "✘"} ${what.padEnd(72)} ${verdict} in ${seconds} s`);
}

for (const name of PROOFS) {
  const source = read(proofFile(name));
  for (const claim of claimsOf(source)) {
    const checkWith = (changed: [string, string][]) => check(name, new Map(changed));
    tell(`${name}.${claim}`, "proved", () => checkWith([[proofFile(name), alone(source, claim)]]));
    tell("  false in its place", "refuted", () => checkWith([[proofFile(name), alone(source, claim, true)]]));
    for (const bug of BUGS.filter(({ refutes }) => refutes === claim)) {
      const changed: [string, string][] = [
        [proofFile(name), alone(source, claim)],
        [bug.file, put(read(bug.file), bug.of, bug.instead)],
      ];
      tell(`  with “${bug.instead}” for “${bug.of}”`, "refuted", () => checkWith(changed));
    }
  }
}
