import { expect } from "chai";
import { network } from "hardhat";
import { deepStrictEqual } from "node:assert";
import { decodeEventLog } from "viem";
import type { Abi, Hex } from "viem";
import { liveThroughDemo } from "../../scripts/demo.ts";
import { accountOf } from "../../sdk/src/accounts.ts";
import { allowanceOf, allocatedTo } from "../../sdk/src/books/rounds.ts";
import { closeOf, countOf, judgementOf, stateOf } from "../../sdk/src/books/assembly.ts";
import type { Books } from "../../sdk/src/books/books.ts";
import { writeBooks } from "../../sdk/src/books/books.ts";
import { electoratesAt, rightAt } from "../../sdk/src/books/members.ts";
import { capitalOf } from "../../sdk/src/books/shares.ts";
import { statuteOf, weightsOf } from "../../sdk/src/books/statute.ts";
import { NOUN_ABIS } from "../../sdk/src/nounAbis.ts";
import { decoderOf } from "../../sdk/src/events.ts";
import type { CoopEvent, RawLog } from "../../sdk/src/events.ts";
import { BUCKET_STATES, PAYOUT_STATES } from "../../sdk/src/names.ts";
import type { Coop } from "../../scripts/deploy.ts";
import type { Chain } from "../helpers/acting.ts";
import { addressesOf, logsOf } from "../helpers/following.ts";
import { changeMinds } from "./changingMinds.ts";

const STATES = ["pending", "active", "cancelled", "defeated", "succeeded", "queued", "expired", "executed"];

const REQUEST_STATES = ["open", "refused", "appealed"]; // others are over

const LIVES: [what: string, live: (chain: Chain) => Promise<Coop>][] = [
  [
    "the demo",
    async ({ ethers, networkHelpers }) => (await liveThroughDemo(ethers, networkHelpers.time, () => {})).coop,
  ],
  ["a co-op in which people change their minds", changeMinds],
];

describe("INV-47: books", function () {
  this.timeout(120_000);

  for (const [what, live] of LIVES) describe(`of ${what}`, () => compareBooks(live));
});

function compareBooks(live: (chain: Chain) => Promise<Coop>): void {
  let coop: Coop;
  let books: Books;
  let logs: RawLog[];
  let now: number;

  before(async function () {
    const chain = await network.create({ override: { initialDate: new Date("2026-06-01T12:00:00Z") } });
    coop = await live(chain);
    const addresses = await addressesOf(coop);
    logs = await logsOf(chain.ethers, coop);
    books = writeBooks(
      addresses,
      logs.flatMap((log) => decoderOf(addresses)(log) ?? []),
    );
    now = await chain.networkHelpers.time.latest();
  });

  it("reads every event as viem's general decoder does", function () {
    const names = new Set<string>();
    for (const log of logs) {
      const event = decoderOf(books.addresses)(log) as CoopEvent;
      const topics = [...log.topics] as [Hex, ...Hex[]];
      const { eventName, args } = decodeEventLog({ abi: NOUN_ABIS[event.noun] as Abi, topics, data: log.data });
      // chai, as Hardhat extends it, takes 5n for 5
      deepStrictEqual({ eventName: event.eventName, args: { ...event.args } }, { eventName, args: { ...args } });
      names.add(event.eventName);
    }
    expect(names.size).to.be.greaterThan(30);
  });

  it("keeps the statute as the chain does", async function () {
    const { statute } = coop;
    const record = statuteOf(books);
    expect(record.name).to.equal(await statute.name());
    expect(record.currency).to.equal(await statute.currency());
    const packed = weightsOf(books).reduceRight((word, bps) => (word << 16n) | BigInt(bps), 0n);
    expect(packed).to.equal(await statute.weights());
    expect(record.slots).to.have.length(Number(await statute.kindCount()));
    for (const [slot, id] of record.slots.entries()) {
      const [kindId, kind] = await statute.kindIn(slot);
      expect(BigInt(id)).to.equal(kindId);
      expect(books.kinds.get(id)?.kind.votingTime).to.equal(Number(kind.votingTime));
    }
  });

  it("keeps the register, and who had which right at what time", async function () {
    const { members } = coop;
    expect(books.members.size).to.equal(Number(await members.lastNumber()));
    for (const { number, wallet, joinedAt } of books.members.values()) {
      expect(wallet).to.equal(await members.walletOf(number));
      for (const at of [joinedAt - 1, joinedAt, now]) {
        const [chainNumber, class_, votes, since] = await members.standingOf(wallet, at);
        const right = rightAt(books, wallet, at);
        const expected = {
          number: Number(chainNumber),
          class: Number(class_),
          votes: Number(votes),
          since: Number(since),
        };
        expect(right).to.deep.equal(expected);
      }
      const electorates = (await members.electoratesAt(joinedAt)).map(Number);
      expect(electoratesAt(books, joinedAt)).to.deep.equal(electorates);
    }
  });

  it("keeps share capital", async function () {
    const { shares } = coop;
    const { par, issued } = capitalOf(books);
    expect([par, issued]).to.deep.equal([await shares.par(), await shares.totalSupply()]);
    for (const { number, shares: held, queued } of books.holdings.values()) {
      expect([held, queued]).to.deep.equal([...(await shares.sharesOf(number))]);
    }
    for (const { wallet } of books.requests.values()) {
      expect(books.escrow.get(wallet.toLowerCase()) ?? 0n).to.equal(await shares.escrowOf(wallet));
    }
  });

  it("counts every vote, and judges it, as the chain does", async function () {
    const { assembly, statute } = coop;
    expect(books.proposals.size).to.be.greaterThan(1);
    for (const proposal of books.proposals.values()) {
      const count = countOf(books, proposal);
      const onChain = await assembly.countOf(proposal.id);
      const lanes = (1n << 192n) - 1n;
      expect([count.votesFor, count.votesAgainst, count.votesAbstain, count.votesBlock]).to.deep.equal(
        [onChain.votesFor, onChain.votesAgainst, onChain.votesAbstain, onChain.votesBlock].map((word) => word & lanes),
      );
      if (now > proposal.opensAt) expect([...count.electorate]).to.deep.equal([...onChain.electorate]);
      const judged = await statute.judge(proposal.kindId, { ...count, electorate: [...count.electorate] });
      const { isQuorate, isCarried } = judgementOf(books, proposal);
      expect([isQuorate, isCarried]).to.deep.equal([...judged]);
      expect(stateOf(books, proposal, now)).to.equal(STATES[Number(await assembly.state(proposal.id))]);
      expect(BigInt(closeOf(proposal))).to.equal(await assembly.proposalDeadline(proposal.id));
      for (const ballot of books.ballots.values()) {
        if (ballot.proposal !== proposal.number) continue;
        const [choice, sequence] = await assembly.ballotOf(proposal.id, ballot.voter);
        expect([ballot.choice, ballot.casts]).to.deep.equal([
          ["Against", "For", "Abstain", "Block", "None"][Number(choice)],
          Number(sequence),
        ]);
      }
    }
  });

  it("keeps rounds: allowances, and what was allocated to which bucket", async function () {
    const { rounds } = coop;
    for (const round of books.rounds.values()) {
      const onChain = await rounds.roundOf(round.number);
      expect(round.pool).to.equal(onChain.pool);
      expect(round.finishedAt !== 0).to.equal(onChain.isFinished);
      for (const { wallet } of books.members.values()) {
        expect(allowanceOf(books, round, wallet)).to.equal(await rounds.allowanceOf(round.number, wallet));
      }
    }
    for (const { bucket, round } of books.shareOuts.values()) {
      expect(allocatedTo(books, bucket)).to.equal(await rounds.allocatedTo(round, bucket));
    }
  });

  it("keeps buckets, payouts and funds", async function () {
    const { buckets, payouts, funds } = coop;
    for (const purse of books.purses.values()) {
      const onChain = await buckets.bucketOf(purse.bucket);
      expect(purse.state).to.equal(BUCKET_STATES[Number(onChain.state)]);
      expect([purse.raised, purse.fromRound, purse.committed, purse.spent]).to.deep.equal([
        onChain.raised,
        onChain.fromRound,
        onChain.committed,
        onChain.spent,
      ]);
      expect([purse.round, purse.fund]).to.deep.equal([Number(onChain.round), Number(onChain.fund)]);
    }
    for (const filling of books.fillings.values()) {
      expect(filling.amount).to.equal(await buckets.fundedBy(filling.bucket, filling.funder));
    }
    for (const payout of books.payouts.values()) {
      const onChain = await payouts.payoutOf(payout.number);
      expect(payout.state).to.equal(PAYOUT_STATES[Number(onChain.state)]);
      expect(BigInt(payout.payableFrom)).to.equal(onChain.payableFrom);
      expect(BigInt(payout.approvedBy.length)).to.equal(onChain.approvals);
    }
    for (const standing of books.standings.values()) {
      expect(standing.paid).to.equal((await funds.standingOf(standing.number)).paid);
    }
    for (const fund of books.funds.values()) {
      const left = books.ledger.balances
        .get(fund.terms.asset)
        ?.get(accountOf(books.addresses.funds, BigInt(fund.number)));
      expect(left).to.equal(await funds.leftIn(fund.number));
    }
  });

  it("keeps who may spend a bucket, what is said against it, and what it promised", async function () {
    const { buckets } = coop;
    for (const bucket of books.buckets.values()) {
      const onChain = await buckets.bucketOf(bucket.number);
      expect(bucket.steward).to.equal(Number(onChain.steward));
      expect(bucket.flags).to.have.length(Number(onChain.flags));
      expect(bucket.kept.reduce((kept, { promise }) => kept | (1 << promise), 0)).to.equal(Number(onChain.kept));
      for (const { number } of books.members.values()) {
        expect(bucket.coStewards.includes(number)).to.equal(await buckets.isCoSteward(bucket.number, number));
        const hasFlagged = bucket.flags.some(({ member }) => member === number);
        expect(hasFlagged).to.equal(await buckets.hasFlagged(bucket.number, number));
      }
    }
  });

  it("keeps who asked to become a member, who votes for whom, and who has left", async function () {
    const { members } = coop;
    for (const request of books.requests.values()) {
      const onChain = await members.requestOf(request.wallet);
      if (Number(onChain.id) !== request.number) continue; // it has asked again since
      expect(REQUEST_STATES.indexOf(request.state) + 1).to.equal(Number(onChain.state));
    }
    for (const member of books.members.values()) {
      const onChain = await members.memberOf(member.wallet);
      if (Number(onChain.number) !== member.number) continue; // the wallet has joined again since
      expect([member.leftAt, member.proxy]).to.deep.equal([Number(onChain.leftAt), Number(onChain.proxy)]);
      expect(BigInt(member.heardUntil)).to.equal(await members.hearingOf(member.number));
    }
  });

  it("keeps who holds which role, and which functions a role may call", async function () {
    const { authority } = coop;
    for (const { of, role, account, isHeld } of books.roles.values()) {
      if (of !== "authority") continue;
      expect((await authority.hasRole(role, account)).isMember).to.equal(isHeld);
    }
    for (const { target, selector, role } of books.doors.values()) {
      expect(await authority.getTargetFunctionRole(target, selector)).to.equal(role);
    }
  });

  it("keeps every account of the treasury, and its seal", async function () {
    const { treasury } = coop;
    expect(books.ledger.seal).to.equal(await treasury.seal());
    for (const [asset, accounts] of books.ledger.balances) {
      for (const [account, balance] of accounts) expect(balance).to.equal(await treasury.balanceOf(account, asset));
    }
  });
}
