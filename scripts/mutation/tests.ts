import { id as hashOf } from "ethers";
import hre from "hardhat";
import Mocha from "mocha";
import type { NetworkConnection } from "hardhat/types/network";
import type { Compiled } from "./compile.ts";

// The tests of the contracts, loaded once and run as often as there are mutants, in one process. They found their co-ops
// once, as the original; then a switch on the chain (switches.sol) makes a mutant of all that is deployed there.

export interface TestRecord {
  file: string;
  title: string;
  milliseconds: number;
  passed: boolean;
  direct: number[]; // what it reaches itself
  inherited: number[]; // what the preparation reaches that it shares with others
}

/**
 * Instrumented code is larger. A transaction gets the same gas without being asked how much it needs, which would take
 * most of the time: more than any needs, and little enough that a mutant that never ends does so before memory does.
 */
const ROOMY = {
  allowUnlimitedContractSize: true,
  transactionGasCap: false,
  gas: 60_000_000n,
  blockGasLimit: 60_000_000n,
} as const;
const TEST_TIMEOUT = 200_000; // milliseconds
const SWITCH = `0x${hashOf("which mutant").slice(-40)}`;
const ALL = 2n ** 64n - 1n; // no mutant: what is reached is reported
const ORIGINAL = 0n;

type Fixture = (connection: NetworkConnection) => Promise<unknown>;

export class Tests {
  readonly #mocha: Mocha;
  readonly #chains: NetworkConnection[] = [];
  readonly #prepared = new Map<Fixture, Set<number>>(); // what was reached in making it
  #reached = new Set<number>();
  #fixturesUsed = new Set<Fixture>();
  #mutant = ORIGINAL;
  #isFromTheBeginning = false;

  private constructor(mocha: Mocha) {
    this.#mocha = mocha;
  }

  /** Loads the test files, whose contracts will come from `compiled`. */
  static async load(files: string[], compiled: Compiled, isRecording: boolean): Promise<Tests> {
    process.env.HH_TEST = "true";
    const mocha = new Mocha({ timeout: TEST_TIMEOUT, bail: !isRecording, reporter: class {} as never });
    mocha.cleanReferencesAfterRun(false);
    const tests = new Tests(mocha);
    serve(compiled);
    tests.#watchChains(isRecording);
    for (const file of files) mocha.addFile(file);
    await mocha.loadFilesAsync();
    return tests;
  }

  /** From now on everything is mutant `id`: once it is founded, or from the beginning, which takes much longer. */
  async become(id: bigint, isFromTheBeginning: boolean): Promise<void> {
    const wasFromTheBeginning = this.#isFromTheBeginning;
    [this.#mutant, this.#isFromTheBeginning] = [id, isFromTheBeginning];
    for (const chain of this.#chains) {
      if (isFromTheBeginning || wasFromTheBeginning) chain.networkHelpers.clearSnapshots();
      await this.#turn(chain, id);
    }
  }

  /** Runs the tests with these titles, up to the first that fails, and returns that one's title. */
  async firstFailure(titles: Set<string>): Promise<string | undefined> {
    let failed: string | undefined;
    await this.#run({ test: (title) => titles.has(title) }, (runner) => {
      // What fails before or after a test fails for that test.
      runner.on("fail", (what: Mocha.Test | Mocha.Hook) => {
        failed ??= (what.type === "hook" ? what.ctx!.currentTest! : what).fullTitle();
      });
    });
    return failed;
  }

  /** Runs all of them, and tells what each reaches. */
  async record(): Promise<TestRecord[]> {
    const records: TestRecord[] = [];
    const suites = new Map<Mocha.Suite, Set<number>>();
    await this.become(ALL, true);
    await this.#run({ test: () => true }, (runner) => {
      runner.on("hook", (hook) => {
        if (hook.title.startsWith('"before all"')) this.#reached = entryOf(suites, hook.parent!);
      });
      runner.on("test", () => {
        this.#fixturesUsed = new Set();
        this.#reached = new Set();
      });
      runner.on("test end", (test) => {
        const inherited = new Set<number>();
        const add = (ids: Set<number> | undefined) => ids?.forEach((id) => inherited.add(id));
        for (const fixture of this.#fixturesUsed) add(this.#prepared.get(fixture));
        for (let suite: Mocha.Suite | undefined = test.parent; suite; suite = suite.parent) add(suites.get(suite));
        records.push({
          file: test.file!,
          title: test.fullTitle(),
          milliseconds: test.duration ?? 0,
          passed: test.state === "passed",
          direct: [...this.#reached],
          inherited: [...inherited],
        });
      });
      runner.on("fail", (test, error) => console.log(`fails when instrumented: ${test.fullTitle()}: ${error.message}`));
    });
    return records;
  }

  #run(grep: { test(title: string): boolean }, prepare: (runner: Mocha.Runner) => void): Promise<void> {
    this.#mocha.grep(/./);
    // Mocha asks a regular expression about each title, and nothing else of it.
    (this.#mocha as unknown as { options: { grep: unknown } }).options.grep = grep;
    return new Promise((resolve) => {
      prepare(this.#mocha.run(() => resolve()));
    });
  }

  #watchChains(isRecording: boolean): void {
    if (isRecording) {
      hre.hooks.registerHandlers("network", {
        onCoverageData: async (_context: unknown, tags: string[]) => {
          for (const tag of tags) this.#reached.add(Number.parseInt(tag, 16));
        },
      } as never);
    }
    const create = hre.network.create.bind(hre.network) as (options: object) => Promise<NetworkConnection>;
    hre.network.create = (async (options: { override?: object } = {}) => {
      const connection = await create({ ...options, override: { ...options.override, ...ROOMY } });
      this.#chains.push(connection);
      this.#watchFixtures(connection);
      return connection;
    }) as never;
  }

  #turn(chain: NetworkConnection, mutant: bigint): Promise<unknown> {
    return chain.provider.request({ method: "hardhat_setBalance", params: [SWITCH, `0x${mutant.toString(16)}`] });
  }

  /** What a fixture reached when it was made counts for everybody who uses it later. */
  #watchFixtures(connection: NetworkConnection): void {
    const helpers = connection.networkHelpers;
    const load = helpers.loadFixture.bind(helpers) as (fixture: Fixture) => Promise<unknown>;
    helpers.loadFixture = (async (fixture: Fixture) => {
      this.#fixturesUsed.add(fixture);
      const before = this.#reached;
      if (!this.#prepared.has(fixture)) this.#prepared.set(fixture, new Set());
      this.#reached = this.#prepared.get(fixture)!;
      if (!this.#isFromTheBeginning) await this.#turn(connection, ORIGINAL);
      try {
        return await load(fixture);
      } finally {
        this.#reached = before;
        await this.#turn(connection, this.#mutant);
      }
    }) as never;
  }
}

/** Lets `ethers.deployContract` find the instrumented code. */
function serve(compiled: Compiled): void {
  const read = hre.artifacts.readArtifact.bind(hre.artifacts);
  hre.artifacts.readArtifact = (async (name: string) => {
    const artifact: { contractName: string; bytecode: string } = await read(name as never);
    return { ...artifact, bytecode: compiled[artifact.contractName] ?? artifact.bytecode };
  }) as never;
}

function entryOf(suites: Map<Mocha.Suite, Set<number>>, suite: Mocha.Suite): Set<number> {
  let ids = suites.get(suite);
  if (ids === undefined) suites.set(suite, (ids = new Set()));
  return ids;
}
