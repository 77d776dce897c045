import { expect } from "chai";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { freePort, startChain } from "../../scripts/localChain.ts";
import { audit } from "../../sdk/src/audit/audit.ts";
import { NOUNS } from "../../sdk/src/coop.ts";
import { connect } from "../../sdk/src/logs.ts";
import { addressesOf } from "../helpers/following.ts";
import { expectFailure, expectPass, runAudit, startProxy } from "./auditing.ts";
import type { Alter } from "./auditing.ts";
import { rewriterFor } from "./rewriting.ts";
import type { Rewriter } from "./rewriting.ts";

const NOBODY = "0x00000000000000000000000000000000000decaf";

interface Printed {
  result: string;
  firstFailure: number | null;
  coop: { name: string };
  block: { number: string };
  checks: Parameters<typeof expectPass>[0]["checks"];
}

describe("npm run audit", function () {
  this.timeout(180_000);

  let chain: Awaited<ReturnType<typeof startChain>>;
  let demo: Awaited<ReturnType<typeof liveThroughDemo>>;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let by: Rewriter;
  let treasury: string;

  before(async function () {
    chain = await startChain(await freePort(8_970), new Date(Date.now() - DEMO_DAYS * 86_400_000));
    demo = await liveThroughDemo(chain.ethers, chain.networkHelpers.time, () => {});
    proxy = await startProxy(chain.url);
    by = await rewriterFor(demo.coop);
    treasury = await demo.coop.treasury.getAddress();
  });

  after(async function () {
    proxy.close();
    await chain.close();
  });

  async function printed(url: string, ...more: string[]): Promise<Printed & { status: number }> {
    const { status, output } = await runAudit("--rpc", url, "--coop", treasury, "--json", ...more);
    return { status, ...(JSON.parse(output) as Printed) };
  }

  /** The report on what a proxy makes of the logs. */
  async function altered(alter: Alter) {
    proxy.alter = alter;
    return printed(proxy.url);
  }

  describe("over the demo co-op", function () {
    it("finds nothing wrong, says what it looked at, and ends with 0", async function () {
      const { status, output, complaints } = await runAudit("--rpc", chain.url, "--coop", treasury);
      expect(complaints).to.equal("");
      expect(status).to.equal(0);
      expect(output).to.match(/^Commons Bakery, founded in block \d+, audited as of block \d+/);
      expect(output.match(/^pass +\d+ {2}\S/gm)).to.have.length(19);
      expect(output).to.contain("20  Accounts and minutes are published, and are what they say: not applicable yet");
      expect(output).to.contain("6865 shares of 11 members at 1 EUR");
      expect(output).to.contain("19 checks pass, none fails, 1 not applicable yet.");
    });

    it("prints the same for programs", async function () {
      const { status, result, firstFailure, coop, checks } = await printed(chain.url);
      expect([status, result, firstFailure, coop.name]).to.deep.equal([0, "pass", null, "Commons Bakery"]);
      expectPass({ checks });
      expect(checks.map(({ number }) => number)).to.deep.equal(Array.from({ length: 20 }, (_, i) => i + 1));
      for (const { title, evidence } of checks)
        expect([title, ...evidence].every((words) => words.length > 10)).to.equal(true);
    });

    it("audits the co-op as it was", async function () {
      const [, , third] = await demo.coop.assembly.queryFilter(demo.coop.assembly.filters.ProposalQueued());
      const block = (third as NonNullable<typeof third>).blockNumber;
      const { status, checks, block: audited } = await printed(chain.url, "--block", String(block));
      expect([status, audited.number]).to.deep.equal([0, String(block)]);
      expect(checks[5]?.evidence.join()).to.contain("3 resolutions queued, 2 carried out");
    });

    it("takes any of the twelve contracts, in any block since the founding", async function () {
      const client = connect(chain.url);
      const addresses = await addressesOf(demo.coop);
      const last = await chain.ethers.provider.getBlockNumber();
      for (const [i, noun] of NOUNS.entries())
        expectPass(await audit(client, addresses[noun], { block: BigInt(last - 7 * i) }));
    });

    it("tells how far it has got", async function () {
      const told: bigint[] = [];
      const address = (await addressesOf(demo.coop)).rounds;
      const { events } = await audit(connect(chain.url), address, { onProgress: ({ block }) => told.push(block) });
      expect(told.at(-1)).to.equal(BigInt(await chain.ethers.provider.getBlockNumber()));
      expect(events).to.be.greaterThan(200);
    });
  });

  describe("over logs that were altered on their way", function () {
    it("names the gap where logs are withheld", async function () {
      const { status, result, ...report } = await altered((logs) =>
        logs.filter(({ blockNumber }) => Number(blockNumber) < 60 || Number(blockNumber) > 90),
      );
      expect([status, result]).to.deep.equal([1, "fail"]);
      expectFailure(report, 2, "are missing, between block", "the node withholds logs");
    });

    it("knows an altered entry by the seal", async function () {
      const { status, firstFailure, ...report } = await altered(
        by.reword("Entry", { amount: 5n }, ({ number }) => number === 12n),
      );
      expect([status, firstFailure]).to.deep.equal([1, 1]);
      expectFailure(report, 1, "by storage");
      expectFailure(report, 2, "seal does not fit");
    });

    it("knows an invented vote by the tally, and names it", async function () {
      const [, , , , open] = await demo.coop.assembly.queryFilter(demo.coop.assembly.filters.ProposalCreated());
      const { proposalId } = (open as NonNullable<typeof open>).args;
      const voter = demo.cast.workers[1]?.address as `0x${string}`;
      const { status, firstFailure, ...report } = await altered(
        by.invent("VoteCast", { voter }, (ballot) => ballot.proposalId === proposalId),
      );
      expect([status, firstFailure]).to.deep.equal([1, 9]);
      expectFailure(report, 9, "Vote 5, class 1, for: 2 by the events, 1 by storage");
      expectFailure(report, 9, "The ballot of member 5", "is For by the events, None by storage");
    });

    it("says which check is the first to fail", async function () {
      proxy.alter = by.reword("SharesSubscribed", { shares: 1n });
      const { status, output } = await runAudit("--rpc", proxy.url, "--coop", treasury);
      expect(status).to.equal(1);
      expect(output).to.match(/^FAIL {2}14 {2}Share capital/m);
      expect(output).to.match(/\d+ of 20 checks fail\. The first is check 14: Share capital/);
    });

    it("believes no founding that does not fit the code", async function () {
      const { status, output, complaints } = await withForgedFoundings();
      expect([status, output]).to.deep.equal([2, ""]);
      expect(complaints).to.contain("1 claim it, and none of them fits the code of the contracts.");
    });
  });

  /** All foundings are those of somebody else. */
  function withForgedFoundings() {
    proxy.alter = (logs) => logs.map((log) => ({ ...log, address: log.topics.length === 3 ? NOBODY : log.address }));
    return runAudit("--rpc", proxy.url, "--coop", treasury);
  }

  describe("where there is nothing to audit", function () {
    async function expectRefusal(args: string[], words: string) {
      const { status, output, complaints } = await runAudit(...args);
      expect([status, output]).to.deep.equal([2, ""]);
      expect(complaints).to.contain(words);
    }

    it("says that the node does not answer", async function () {
      const url = `http://127.0.0.1:${await freePort(8_990)}`;
      await expectRefusal(["--rpc", url, "--coop", treasury], "The node does not answer");
    });

    it("says that there is no contract", async function () {
      await expectRefusal(["--rpc", chain.url, "--coop", NOBODY], "There is no contract at");
    });

    it("says that the contract is no co-op's", async function () {
      const factory = await demo.factory.getAddress();
      await expectRefusal(["--rpc", chain.url, "--coop", factory], "is no contract of a co-op");
    });

    it("says that there was no co-op yet, or that there is no such block yet", async function () {
      await expectRefusal(["--rpc", chain.url, "--coop", treasury, "--block", "3"], "There is no contract at");
      await expectRefusal(["--rpc", chain.url, "--coop", treasury, "--block", "99999999"], "has no block 99999999 yet");
    });

    it("says what it cannot read on the command line", async function () {
      await expectRefusal(["--rpc", chain.url], "--coop is needed");
      await expectRefusal(["--rpc", "here", "--coop", treasury], "is not the URL of a node");
      await expectRefusal(["--rpc", chain.url, "--coop", treasury, "--block", "last"], "is not the number of a block");
      await expectRefusal(["--coop", "0x12"], "Usage: npm run audit");
    });
  });
});
