import type { SnapshotRestorer } from "@nomicfoundation/hardhat-network-helpers/types";
import { expect } from "chai";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { accountOf } from "../../sdk/src/accounts.ts";
import { euros } from "../helpers/somerset.ts";
import { alterStorage, auditOf, expectFailure, expectOnly, expectPass } from "./auditing.ts";
import { beginLife, STEPS } from "./life.ts";
import type { Life } from "./life.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

const BEFORE_DISSOLUTION = STEPS.length - 1;

type Call = [name: string, ...args: unknown[]];
type Case = [
  what: string,
  where: (life: Life) => [BaseContract, Call] | Promise<[BaseContract, Call]>,
  change: (word: bigint) => bigint,
  number: number,
  words: string[],
];

const one = (word: bigint): bigint => word + 1n;
const LANE = (1n << 24n) - 1n;
const TALLY = (1n << 192n) - 1n;
const SUM = (1n << 96n) - 1n;

/** One vote more in the lane of the users, where the word is a tally of so many. */
const oneVoteMore = (users: bigint) => (word: bigint) => ((word & TALLY & LANE) === users ? word + 1n : word);

const generalFund = async ({ executor }: Life): Promise<string> => accountOf(await executor.getAddress(), 0n);

/** The first resolution that was carried out: all three users were for it. */
const firstVote = async ({ assembly }: Life): Promise<bigint> => {
  const [created] = await assembly.queryFilter(assembly.filters.ProposalCreated());
  return (created as NonNullable<typeof created>).args.proposalId;
};

const CASES: Case[] = [
  [
    "the balance of an account",
    async (life) => [life.treasury, ["balanceOf", await generalFund(life), life.currencyAddress]],
    one,
    1,
    ["the general fund holds", "by storage"],
  ],
  [
    "what is booked altogether",
    ({ treasury, currencyAddress }) => [treasury, ["holdingOf", currencyAddress]],
    (word) => word + (1n << 8n), // above the flag that it is accepted
    1,
    ["all accounts hold", "by storage"],
  ],
  ["the seal of the journal", ({ treasury }) => [treasury, ["seal"]], one, 2, ["seal does not fit"]],
  [
    "the part of the reserve in contributions",
    ({ treasury }) => [treasury, ["reserveBps"]],
    one,
    17,
    ["1000 basis points by the events, 1001 by storage"],
  ],
  [
    "a tally",
    async (life) => [life.assembly, ["countOf", await firstVote(life)]],
    oneVoteMore(3n),
    9,
    ["Vote 1, class 0, for: 3 by the events, 4 by storage"],
  ],
  [
    "when a resolution may be carried out",
    async (life) => [life.assembly, ["proposalEta", await firstVote(life)]],
    (word) => word - 1n,
    6,
    ["Proposal 1 may be carried out", "by storage"],
  ],
  ["the weights of the classes", ({ statute }) => [statute, ["weights"]], one, 10, ["5501, 2500, 2000 by storage"]],
  [
    "the rules frozen with a vote",
    async (life) => [life.assembly, ["frozenOf", await firstVote(life)]],
    one,
    11,
    ["The rules of vote 1 in storage are not those"],
  ],
  [
    "who has which votes",
    ({ members, users }) => [members, ["memberOf", users[0].address]],
    (word) => word ^ (1n << 40n), // above number and class
    8,
    ["By the events member 1 has class 0 and 1 vote", "by storage"],
  ],
  [
    "how many members there are",
    ({ members }) => [members, ["memberCount"]],
    (word) => word + (1n << 192n),
    8,
    ["by storage"],
  ],
  [
    "what members allocated to a bucket",
    ({ rounds }) => [rounds, ["tallyOf", 1, 2]],
    (word) => word + (1n << 170n), // the third tally of its word
    12,
    ["Bucket 2 of round 1 has 34 units by 2 members by the events, 35 units"],
  ],
  [
    "what a bucket was given",
    ({ buckets }) => [buckets, ["bucketOf", 4]],
    (word) => (((word >> 136n) & SUM) === euros(84) ? word + (1n << 136n) : word), // above deadline and minimum
    13,
    ["Of bucket 4", "given by funders", "by storage"],
  ],
  [
    "all shares together",
    ({ shares }) => [shares, ["totalSupply"]],
    (word) => word + (1n << 48n),
    14,
    ["There are", "shares by the events"],
  ], // above the time
  [
    "the shares of a member",
    ({ shares }) => [shares, ["sharesOf", 1]],
    one,
    14,
    ["Member 1 has 100 shares", "101 shares"],
  ],
  ["par", ({ shares }) => [shares, ["par"]], (word) => word + (1n << 160n), 14, ["Par is"]], // above the treasury
  ["who waits to be repaid", ({ shares }) => [shares, ["withdrawalOf", 0]], one, 15, ["Withdrawal 0 waits for"]],
  [
    "what interest a member has had",
    ({ shares }) => [shares, ["claimedUntil", 1]],
    one,
    16,
    ["Member 1 has claimed 1"],
  ],
  [
    "who holds a role",
    ({ executor, assembly }) => [executor, ["hasRole", PROPOSER, assembly.target]],
    () => 0n,
    19,
    ["storage says otherwise"],
  ],
];

const PROPOSER = ethers.id("PROPOSER_ROLE");

describe("the audit, where storage is not what the events make it:", function () {
  this.timeout(120_000);

  let life: Life;
  let snapshot: SnapshotRestorer;

  before(async function () {
    life = await beginLife(chain);
    for (const [, step] of STEPS.slice(0, BEFORE_DISSOLUTION)) await step(life);
    snapshot = await networkHelpers.takeSnapshot();
  });

  afterEach(async function () {
    await snapshot.restore();
  });

  it("nothing, to begin with", async function () {
    expectPass(await auditOf(ethers, life.treasury));
  });

  for (const [what, where, change, number, words] of CASES) {
    it(what, async function () {
      const [contract, call] = await where(life);
      await alterStorage(ethers, contract, call, change);
      const report = await auditOf(ethers, life.treasury);
      expectFailure(report, number, ...words);
      expect(report.checks[19]?.result).to.equal("not applicable yet");
    });
  }

  it("the code of an implementation", async function () {
    const code = await ethers.provider.getCode(life.treasury);
    const implementation = `0x${code.slice(22, 62)}`;
    const altered = `${(await ethers.provider.getCode(implementation)).slice(0, -2)}00`;
    await ethers.provider.send("hardhat_setCode", [implementation, altered]);
    const report = await auditOf(ethers, life.assembly);
    expectOnly(report, 19);
    expectFailure(report, 19, "The contract treasury runs the code at", "not the released one");
  });
});
