import { expect } from "chai";
import { encodeBytes32String, id, Interface, ZeroHash } from "ethers";
import type { BaseContract, Signer } from "ethers";
import { artifacts, network } from "hardhat";
import { days, encodeClass, encodeKind, purpose } from "../scripts/charter.ts";
import { accountOf } from "../sdk/src/accounts.ts";
import { NOUNS } from "../scripts/deploy.ts";
import { draftBucket, draftOrder, draftRound } from "../scripts/plans.ts";
import { propose } from "../scripts/proposal.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { dataOf, plausible, writesOf } from "./helpers/abi.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { fillFundsIntake, fillIntake, requestPayout } from "./helpers/budgets.ts";
import { expectError } from "./helpers/expect.ts";
import { euros, foundSomerset, openVote, resolve, WORKERS } from "./helpers/somerset.ts";
import type { Somerset } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const CONTRACTS = ["CoopFactory", ...NOUNS] as const;
const OFFICERS = 7n; // a role
const SELECTOR = "0x12345678"; // of a function that officers may call after a day
const FUNDED = 1; // number of the bounty that was filled and has payouts
const IDEA = 2; // number of the bucket that is only an idea, and has a flag
const STANDING = 3; // number of the standing bucket
const GIVEN_UP = 4; // number of the bucket that gives back what it was filled with
const CONTESTED = 2; // number of the payout that members objected to

/** Who may call a function, how others are refused where it is not open to anyone, and how that is tried. */
interface Row {
  who: string;
  error?: string; // "" where the refusal has no reason
  refusal?: (s: Stage) => unknown[]; // the arguments of the error: the stranger, unless said otherwise
  args?: (s: Stage) => unknown[]; // where plausible ones do not get as far as the question who
  isInTable?: boolean; // of the authority: the executor may, until a resolution names a role
}

const only = (who: string, error: string, more: Pick<Row, "refusal" | "args"> = {}): Row => ({ who, error, ...more });

const anyone: Row = { who: "anyone" };
const factory = only("the factory, once", "InvalidInitialization", { refusal: () => [] });
const nobody = (error: string) => only("nobody", error, { refusal: () => [] });

const EXECUTOR = "the executor";
const executor = (args?: Row["args"]) => only(EXECUTOR, "NotExecutor", args && { args });
const administrator = (args?: Row["args"]) =>
  only(EXECUTOR, "AccessManagerUnauthorizedAccount", { refusal: (s) => [s.stranger, 0], ...(args && { args }) });

const TABLE = "the executor, until a resolution names a role";
const table = (args?: Row["args"]): Row =>
  ({ ...only(TABLE, "AccessManagedUnauthorized", args && { args }), isInTable: true });
/** One way for whose it is, and another for the table. */
const andTable = (who: string, args: Row["args"]): Row => ({ ...table(args), who: `${who}, and whom the table lets` });

const answering = (args: (s: Stage) => unknown[]) =>
  only("the executor, and whom the table lets, where the class is theirs", "AccessManagedUnauthorized", { args });

const authority = only("the authority", "AccessManagedUnauthorized");
const assembly = (role: "PROPOSER_ROLE" | "EXECUTOR_ROLE" | "CANCELLER_ROLE") =>
  only("the assembly", "AccessControlUnauthorizedAccount", { refusal: (s) => [s.stranger, id(role)] });

const member = (error: string, more: Pick<Row, "refusal" | "args"> = {}) => only("a member", error, more);
const steward = (args: Row["args"], bucket = FUNDED) =>
  only("the steward, and co-stewards", "NotTheSteward", { args: args!, refusal: (s) => [bucket, s.stranger] });
const funder = (args?: Row["args"]) =>
  only("who filled the bounty", "NotAFunder", { ...(args && { args }), refusal: (s) => [FUNDED, s.stranger] });
const decider = (args?: Row["args"]) =>
  only("a member who was there before, and is no party to it", "MayNotDecide", {
    ...(args && { args }),
    refusal: (s) => [1, s.stranger],
  });
const voter = (args: (s: Stage) => unknown[]) =>
  member("NotEligible", { args, refusal: (s) => [s.stranger, s.voted.id] });

/** The whole table of power: every function of every contract that changes anything, and who may call it. */
const POWER: Record<(typeof CONTRACTS)[number], Record<string, Row>> = {
  CoopFactory: {
    found: only("the founders, all of them", "NoConsent", {
      args: (s) => [{ ...s.c.charter, nonce: 9n }, s.c.founders.map(() => ({ deadline: 2n ** 40n, signature: "0x" }))],
      refusal: (s) => [s.c.founders[0]],
    }),
  },
  Statute: {
    initialize: factory,
    amendArticle: executor(() => [0, 1, { title: "", text: "", textHash: ZeroHash, kindSlot: 3 }]),
    changeWeights: executor(() => [(2500n << 32n) | (2500n << 16n) | 5000n, [4000, 3500, 2500]]),
    defineAgenda: executor(() => [preset.agenda]),
    defineKind: executor(() => [1, encodeKind(preset.kinds[1]!)]),
    defineTiers: executor(() => [[{ upTo: 1, approvals: 1, objections: 1, waiting: 0 }]]),
    dissolve: executor((s) => [s.body.address]),
    nameLockedBody: executor(),
    requireKind: executor(),
    reviseClass: executor(() => [0, encodeClass({ ...preset.classes[0]!, minShares: 1 })]),
  },
  Members: {
    initialize: factory,
    join: anyone,
    joinByInvitation: only("whoever has the code that an officer signed", "InvitationOver", {
      args: ({ officer, stranger }) => [
        { inviter: officer.address, class: 1, code: stranger.address, deadline: 1, signature: "0x" },
        0,
        "0x",
      ],
      refusal: () => [1],
    }),
    revokeInvitation: anyone, // its own
    requestEntry: anyone,
    withdrawRequest: only("whoever asked", "NotRequested"),
    vouch: member("NotMember", { args: (s) => [s.applicants[0].address] }),
    admit: answering((s) => [s.applicants[0].address]),
    refuse: answering((s) => [s.applicants[1].address, ZeroHash]),
    appeal: only("whoever asked", "NotRequested"),
    enrol: table((s) => [[{ wallet: s.stranger.address, class: 0 }]]),
    publishRoll: table(),
    closeRoll: table(),
    claimPlace: only("whoever is on the roll", "NotOnRoll", {
      args: () => [1, 0, 0, []],
      refusal: (s) => [1, 0, s.stranger],
    }),
    switchClass: member("NotMember", { args: () => [0] }),
    setVotes: table(() => [7, 1]),
    defineTerms: table(() => [preset.membership]),
    resign: member("NotMember"),
    giveNotice: table(() => [7, encodeBytes32String("reason 3")]),
    stateCase: member("NotMember"),
    expel: table(() => [8, encodeBytes32String("reason 3")]),
    lapse: table(() => [9]),
    appointProxy: member("NotMember", { args: (s) => [s.c.users[0].address] }),
    revokeProxy: member("NotMember"),
    changeWallet: only("who carries the number", "NotYourNumber", { refusal: (s) => [1, s.stranger] }),
    proposeRecovery: table(),
    keepWallet: only("who carries the number", "NotYourNumber", { refusal: (s) => [1, s.stranger] }),
    acceptWallet: only("whom the number was offered to", "NotOffered", { refusal: (s) => [1, s.stranger] }),
    setAuthority: authority,
  },
  Shares: {
    initialize: factory,
    subscribe: member("NotMember"),
    subscribeFor: only("the register", "NotMembers"),
    holdFor: only("the register", "NotMembers"),
    allot: only("the register", "NotMembers"),
    release: only("the register", "NotMembers"),
    requestWithdrawal: only("the member whose shares they are", "NotYourShares", { refusal: (s) => [1, s.stranger] }),
    cancelWithdrawal: only("the member whose shares they are", "NotYourShares", {
      args: () => [0],
      refusal: (s) => [8, s.stranger],
    }),
    repay: anyone,
    repayLeaver: anyone,
    redeem: only("anyone, once the co-op is dissolved", "NotDissolved", { refusal: () => [] }),
    suspend: table(),
    resume: table(),
    writeDown: table(() => [euros(0.5)]),
    declareInterest: table((s) => [s.openedAt, s.openedAt + 1, 100]),
    claimInterest: anyone,
    defineTerms: table(() => [preset.capital]),
    setAuthority: authority,
  },
  Assembly: {
    initialize: factory,
    propose: member("OnlyMembersPropose"),
    proposeIn: member("OnlyMembersPropose"),
    proposeByPetition: member("OnlyMembersPropose"),
    callAgain: only("anyone, where the first vote lacked its quorum", "NoSecondCall", {
      args: (s) => [...s.voted.operation.slice(0, 3), s.voted.text],
      refusal: (s) => [s.voted.id],
    }),
    castVote: voter((s) => [s.voted.id, 1]),
    castVoteWithReason: voter((s) => [s.voted.id, 1, ""]),
    castVoteWithReasonAndParams: voter((s) => [s.voted.id, 1, "", "0x"]),
    castVoteBySig: only("whoever has the member's signature", "GovernorInvalidSignature", {
      args: (s) => [s.voted.id, 1, "", s.c.users[0].address, 2n ** 40n, "0x"],
      refusal: (s) => [s.c.users[0]],
    }),
    castVotesBySig: { who: "whoever has the members' signatures" }, // passes over those that are not good
    castVoteFor: only("the member's proxy", "NotProxy", {
      args: (s) => [s.voted.id, 1, "", [s.c.users[0].address]],
      refusal: (s) => [s.stranger, s.c.users[0]],
    }),
    withdrawVote: voter((s) => [s.voted.id]),
    cancel: only("the proposer, before the vote", "GovernorUnableToCancel", {
      args: (s) => s.pending.operation,
      refusal: (s) => [s.pending.id, s.stranger],
    }),
    queue: anyone,
    execute: anyone,
    relay: nobody("NoRelay"),
    onERC721Received: nobody("GovernorDisabledDeposit"),
    onERC1155Received: nobody("GovernorDisabledDeposit"),
    onERC1155BatchReceived: nobody("GovernorDisabledDeposit"),
    receive: nobody("GovernorDisabledDeposit"),
  },
  Agenda: {
    initialize: factory,
    enter: only("the assembly", "NotAssembly"),
    enterAgain: only("the assembly", "NotAssembly"),
    enterByPetition: only("the assembly, for whoever has enough members' signatures", "NotAssembly"),
    release: only("the assembly", "NotAssembly"),
    signPetition: member("OnlyMembersSign"),
    stateOutcome: only("the proposer, and whom the authority lets", "MayNotState", {
      args: (s) => [s.cancelled.id, "Nothing came of it", 0],
    }),
    setAuthority: authority,
  },
  Executor: {
    initialize: factory,
    schedule: assembly("PROPOSER_ROLE"),
    scheduleBatch: assembly("PROPOSER_ROLE"),
    execute: assembly("EXECUTOR_ROLE"),
    executeBatch: assembly("EXECUTOR_ROLE"),
    cancel: assembly("CANCELLER_ROLE"),
    grantRole: only(EXECUTOR, "AccessControlUnauthorizedAccount", { refusal: (s) => [s.stranger, ZeroHash] }),
    revokeRole: only(EXECUTOR, "AccessControlUnauthorizedAccount", { refusal: (s) => [s.stranger, ZeroHash] }),
    renounceRole: anyone, // its own
    updateDelay: only(EXECUTOR, "TimelockUnauthorizedCaller"),
    onERC721Received: anyone,
    onERC1155Received: anyone,
    onERC1155BatchReceived: anyone,
    receive: nobody("HoldsNoMoney"),
  },
  Authority: {
    initialize: factory,
    grantRole: administrator(),
    revokeRole: administrator(),
    renounceRole: anyone, // its own
    labelRole: administrator(),
    setRoleAdmin: administrator(),
    setRoleGuardian: administrator(),
    setGrantDelay: administrator(),
    setTargetFunctionRole: administrator(),
    setTargetAdminDelay: administrator(),
    setTargetClosed: administrator(),
    updateAuthority: administrator((s) => [s.c.members.target, s.c.authority.target]),
    execute: only("who may call what is executed", "AccessManagerUnauthorizedCall", {
      args: (s) => [s.c.currencyAddress, SELECTOR],
      refusal: (s) => [s.stranger, s.c.currency, SELECTOR],
    }),
    schedule: only("who may call what is scheduled", "AccessManagerUnauthorizedCall", {
      args: (s) => [s.c.currencyAddress, SELECTOR, 0],
      refusal: (s) => [s.stranger, s.c.currency, SELECTOR],
    }),
    cancel: only("who scheduled it, and its guardians", "AccessManagerUnauthorizedCancel", {
      args: (s) => [s.officer.address, s.c.currencyAddress, SELECTOR],
      refusal: (s) => [s.stranger, s.officer, s.c.currency, SELECTOR],
    }),
    consumeScheduledOp: only("the contract that is called", ""),
    multicall: anyone, // every call in it is the caller's own
  },
  Treasury: {
    initialize: factory,
    deposit: anyone,
    collect: only("the rooms", "NotARoom"),
    sweep: anyone,
    transfer: only("the owner of the account", "BalanceTooLow", {
      args: (s) => [1, accountOf(s.stranger.address, 2n), s.c.currencyAddress, 1, purpose("Work"), ZeroHash],
      refusal: (s) => [accountOf(s.stranger.address, 1n), s.c.currency, 0, 1],
    }),
    pay: only("the owner of the account", "BalanceTooLow", {
      args: (s) => [1, s.stranger.address, s.c.currencyAddress, 1, purpose("Work"), ZeroHash],
      refusal: (s) => [accountOf(s.stranger.address, 1n), s.c.currency, 0, 1],
    }),
    withdraw: only("the member whose account it is", "NotTheMember", { refusal: (s) => [1, s.stranger] }),
    endow: table((s) => [s.body.address, s.c.currencyAddress, 1, ZeroHash]),
    accept: table(),
    setReserveRule: table(),
    windUp: only("anyone, once the co-op is dissolved", "StillLiquidating", { refusal: () => [days(90)] }),
    setAuthority: authority,
  },
  Buckets: {
    initialize: factory,
    suggest: member("OnlyMembersOpen"),
    revise: steward((s) => [IDEA, ideaOf(s)], IDEA),
    open: steward(() => [IDEA], IDEA),
    openNow: member("OnlyMembersOpen"),
    openStanding: table((s) => [draftBucket({ title: "Power", max: 1n, asset: s.c.currencyAddress }), 4]),
    appointSteward: andTable("the steward", () => [FUNDED, 2]),
    nameCoSteward: only("the steward", "NotTheSteward", { refusal: (s) => [FUNDED, s.stranger] }),
    fill: anyone,
    fillWithPermit: anyone,
    refill: only("the funds", "NotFunds"),
    joinFund: only("the funds", "NotFunds"),
    close: anyone,
    settle: only("the rounds", "NotRounds"),
    complete: steward(() => [FUNDED, ZeroHash, ""]),
    cancel: table(),
    giveUp: steward(() => [FUNDED]),
    refund: { ...anyone, args: (s) => [GIVEN_UP, s.c.funder.address] },
    refundTo: only("who filled the bucket", "NothingToRefund", {
      args: (s) => [GIVEN_UP, s.stranger.address],
      refusal: (s) => [GIVEN_UP, s.stranger],
    }),
    commit: only("the payouts", "NotPayouts"),
    release: only("the payouts", "NotPayouts"),
    spend: only("the payouts", "NotPayouts"),
    keepPromise: steward(() => [FUNDED, 0, ZeroHash, ""]),
    flag: member("NotMember", { args: () => [IDEA, 0, ""] }),
    resolveFlag: andTable("who raised it", () => [IDEA, 1, ""]),
    comment: only("members, stewards and who filled it", "OnlyThoseConcerned", {
      refusal: (s) => [FUNDED, s.stranger],
    }),
    setAuthority: authority,
  },
  Payouts: {
    initialize: factory,
    request: steward((s) => [FUNDED, orderOf(s)]),
    back: funder(),
    requestBounty: funder((s) => [FUNDED, orderOf(s)]),
    withdraw: steward(() => [1]),
    approve: decider(),
    objectTo: decider(),
    uphold: table(() => [CONTESTED]),
    reject: table(),
    pay: anyone,
    grantAllowance: table(() => [FUNDED, OFFICERS, 1, days(1)]),
    spendAs: only("who holds the role, without delay", "NotOfRole", {
      args: (s) => [OFFICERS, FUNDED, orderOf(s)],
      refusal: (s) => [OFFICERS, s.stranger],
    }),
    setAuthority: authority,
  },
  Funds: {
    initialize: factory,
    provideCore: table((s) => [s.c.currencyAddress, 1]),
    nameStanding: table(() => [STANDING, 1, days(1), 2n ** 40n - 1n]),
    endStanding: table(),
    payStanding: anyone,
    payAllStanding: anyone,
    openFund: table((s) => [fundOf(s.c), 1, "Neighbours"]),
    sponsor: anyone,
    assign: table(() => [1, IDEA]),
    matchGift: only("the buckets", "NotBuckets"),
    finishFund: anyone,
    setAuthority: authority,
  },
  Rounds: {
    initialize: factory,
    open: table((s) => [roundOf(s.c, 1n)]),
    topUp: table(),
    enter: only("the buckets", "NotBuckets"),
    takeOut: only("the buckets", "NotBuckets"),
    setRoom: only("the buckets", "NotBuckets"),
    allocate: member("NotInRound", { refusal: (s) => [1, s.stranger] }),
    allocateByRoll: member("NotInRound", { refusal: (s) => [1, s.stranger] }),
    settle: anyone,
    finish: anyone,
    setAuthority: authority,
  },
};

/** Those of the contracts above whose functions a resolution may give to a role. */
const NAMED = ["Members", "Shares", "Treasury", "Buckets", "Payouts", "Funds", "Rounds"] as const;
const inTable = (name: keyof typeof POWER) => Object.entries(POWER[name]).filter(([, row]) => row.isInTable);

const ideaOf = ({ c, deadline }: Pick<Stage, "c" | "deadline">) =>
  draftBucket({ title: "Mixer", max: euros(5), asset: c.currencyAddress, deadline });
const orderOf = ({ c }: Stage) => draftOrder({ recipient: c.supplier.address, amount: 1n, purpose: "Work" });
const roundOf = (c: Somerset, budget: bigint) =>
  draftRound({ asset: c.currencyAddress, budget, unit: 1_000_000_000_000n, duration: days(14), title: "Spring" });
const fundOf = (c: Somerset) => ({ asset: c.currencyAddress, until: 2n ** 40n - 1n, perFunder: 1, perBucket: 1 });

/**
 * Investors of a co-op that is a year old: one has shares, one waits to be repaid and may be expelled, one never paid.
 * Gives the time from which on there are shares, in seconds.
 */
async function investorsOf(c: Somerset, opener: Signer): Promise<number> {
  await c.shares.connect(c.investors[0]).subscribe(50);
  const openedAt = await time.latest();
  await c.shares.connect(c.investors[1]).subscribe(60);
  await c.shares.connect(c.investors[1]).requestWithdrawal(8, 5);
  await time.increase(days(345));
  await c.members.connect(opener).giveNotice(8, encodeBytes32String("reason 3"));
  await time.increase(days(22));
  return openedAt;
}

/**
 * A co-op with a bounty, a payout out of it, a round, a standing budget and a match fund, all numbered 1; with an idea,
 * a standing bucket, one given up, and a payout that members objected to; and with three proposals: one open, one
 * pending, one cancelled.
 */
async function stageOf(c: Somerset, executorSigner: Signer, opener = executorSigner) {
  const openedAt = await investorsOf(c, opener);
  const [applicant, another, officer, body] = (await ethers.getSigners()).slice(13);
  const applicants = [applicant!, another!] as const;
  for (const wallet of applicants) await c.members.connect(wallet).requestEntry(WORKERS, 0, ZeroHash, "");
  const voted = await openVote(c, time, [action(c.treasury, "sweep", [c.currencyAddress])], "Sweep the currency");
  const pending = await propose(c.assembly.connect(c.users[0]), [action(c.shares, "repay", [1])], "Repay one");
  const cancelled = await propose(c.assembly.connect(c.users[1]), [action(c.shares, "repay", [2])], "Repay two");
  await c.assembly.connect(c.users[1]).cancel(...cancelled.operation);

  await c.treasury.connect(c.funder).deposit(c.currency, euros(5_000), id("gift"));
  const reserving = [0, await c.treasury.reserve(), c.currency, euros(100), purpose("Reserve"), id("reserve")] as const;
  await c.treasury.connect(executorSigner).transfer(...reserving);
  await c.statute.connect(executorSigner).nameLockedBody({ wallet: body!, name: "A locked body" });

  const intake = accountOf(await c.shares.getAddress(), await c.treasury.INTAKE());
  const funding = [0, intake, c.currency, euros(1), purpose("Interest"), ZeroHash] as const;
  await c.treasury.connect(executorSigner).transfer(...funding);
  await c.members.connect(opener).publishRoll(ZeroHash, 2n ** 40n, "");

  const deadline = (await time.latest()) + days(1);
  await stageBuckets(c, executorSigner, opener, deadline);

  const asAdministrator = c.authority.connect(executorSigner);
  await asAdministrator.setTargetFunctionRole(c.currency, [SELECTOR], 8);
  await asAdministrator.grantRole(8, officer!, days(1));
  await c.authority.connect(officer!).schedule(c.currency, SELECTOR, 0);
  const people = { stranger: c.stranger, officer: officer!, body: body!, applicants, executorSigner };
  return { c, openedAt, deadline, ...people, voted, pending, cancelled };
}

/** What a stage has of buckets, payouts, funds and rounds. */
async function stageBuckets(c: Somerset, executorSigner: Signer, opener: Signer, deadline: number): Promise<void> {
  const asSteward = c.buckets.connect(c.workers[0]);
  const campaign = { max: euros(5), asset: c.currencyAddress, deadline };
  await asSteward.openNow(draftBucket({ title: "Oven", isBounty: true, ...campaign }));
  await c.buckets.connect(c.funder).fill(FUNDED, euros(5));
  await asSteward.close(FUNDED);
  await asSteward.suggest(ideaOf({ c, deadline }));
  await c.buckets.connect(c.users[0]).flag(IDEA, 0, "Too loud");
  await c.buckets.connect(opener).openStanding(draftBucket({ title: "Rent", ...campaign }), 4);
  await asSteward.openNow(draftBucket({ title: "Cellar", ...campaign }));
  await c.buckets.connect(c.funder).fill(GIVEN_UP, 1n);
  await asSteward.giveUp(GIVEN_UP);

  for (const amount of [1n, 2n]) await requestPayout(c, c.workers[0], FUNDED, amount);
  for (const user of c.users.slice(1)) await c.payouts.connect(user).objectTo(CONTESTED, "Too much");
  await fillFundsIntake(c, executorSigner, euros(10), c.currencyAddress);
  await c.funds.connect(opener).nameStanding(STANDING, 1, days(1), 2n ** 40n - 1n);
  await c.funds.connect(opener).openFund(fundOf(c), 5, "Friends");
  await fillIntake(c, executorSigner, euros(900));
  await c.rounds.connect(opener).open(roundOf(c, euros(800)));
}

type Stage = Awaited<ReturnType<typeof stageOf>>;

const found = () => foundSomerset(ethers, { preset: { capital: { ...preset.capital, lock: 0 } } });

async function stage() {
  const c = await found();
  return stageOf(c, await actingAs(chain, c.executor));
}

const nounsOf = (c: Somerset): Record<(typeof CONTRACTS)[number], BaseContract> => ({
  CoopFactory: c.factory,
  Statute: c.statute,
  Members: c.members,
  Shares: c.shares,
  Assembly: c.assembly,
  Agenda: c.agenda,
  Executor: c.executor,
  Authority: c.authority,
  Treasury: c.treasury,
  Buckets: c.buckets,
  Payouts: c.payouts,
  Funds: c.funds,
  Rounds: c.rounds,
});

/** The same after a resolution has given every function of the table to officers, of whom there is one. */
async function stageWithOfficer() {
  const c = await found();
  const officer = (await ethers.getSigners())[15]!;
  const naming = NAMED.map((noun) => {
    const contract = nounsOf(c)[noun];
    const selectors = inTable(noun).map(([name]) => contract.interface.getFunction(name)!.selector);
    return action(c.authority, "setTargetFunctionRole", [contract.target, selectors, OFFICERS]);
  });
  const granting = action(c.authority, "grantRole", [OFFICERS, officer.address, 0]);
  await resolve(c, time, [...naming, granting], "Name an officer");
  return stageOf(c, await actingAs(chain, c.executor), officer);
}

/** Every error that says that it is not for the caller to call. */
const REFUSALS = [...new Set(Object.values(POWER).flatMap((rows) => Object.values(rows).map(({ error }) => error)))]
  .filter((error) => error !== undefined && error !== "");

describe("INV-36: permissions", function () {
  for (const name of CONTRACTS) {
    describe(name, function () {
      let abi: Interface;
      before(async () => {
        abi = new Interface((await artifacts.readArtifact(name as string)).abi);
      });

      it("has every function that changes anything in the table, and no other", async function () {
        const doors = [...writesOf(abi).keys(), ...(abi.receive || abi.fallback !== null ? ["receive"] : [])];
        expect(doors.sort()).to.deep.equal(Object.keys(POWER[name]).sort());
      });

      const rows = Object.entries(POWER[name]);
      for (const [door, row] of rows.filter(([, { error }]) => error !== undefined)) {
        it(`${door}: ${row.who}${row.who === "nobody" ? "" : ", and no stranger"}`, async function () {
          const s = await networkHelpers.loadFixture(stage);
          const contract = contractOf(s);
          const knocking = knock(s, contract, door, row, s.stranger);
          if (row.error === "") await expect(knocking).to.be.revertedWithoutReason(ethers);
          else await expectError(knocking, errorsOf(s, row), row.error!, ...(row.refusal?.(s) ?? [s.stranger]));
        });
      }

      for (const [door, row] of rows.filter(([, { isInTable, who }]) => isInTable || who === EXECUTOR)) {
        it(`${door}: the executor may`, async function () {
          const s = await networkHelpers.loadFixture(stage);
          await (await knock(s, contractOf(s), door, row, s.executorSigner)).wait();
        });
      }

      for (const [door, row] of rows.filter(([, { who }]) => who === "the authority")) {
        it(`${door}: not the executor either`, async function () {
          const s = await networkHelpers.loadFixture(stage);
          const knocking = knock(s, contractOf(s), door, row, s.executorSigner);
          await expectError(knocking, contractOf(s), "AccessManagedUnauthorized", s.executorSigner);
        });
      }

      for (const [door, row] of rows.filter(([, { error }]) => error === undefined)) {
        it(`${door}: ${row.who}, and no stranger is turned away`, async function () {
          const s = await networkHelpers.loadFixture(stage);
          const knocking = knock(s, contractOf(s), door, row, s.stranger);
          const failure = await knocking.then(() => undefined, (error: unknown) => dataOf(error));
          expect(REFUSALS).not.to.include(failure === undefined ? "" : abi.parseError(failure)?.name ?? "");
        });
      }

      const contractOf = (s: Stage): BaseContract => nounsOf(s.c)[name];

      /** Where the error of a row is declared. */
      const errorsOf = (s: Stage, row: Row): BaseContract => {
        if (row.error === "NotMember") return s.c.members;
        return row.error === "NotTheSteward" ? s.c.buckets : contractOf(s);
      };

      /** Calls `door` as `caller`, with the arguments of its row or with plausible ones. */
      const knock = (s: Stage, contract: BaseContract, door: string, row: Row, caller: Signer) => {
        if (door === "receive") return caller.sendTransaction({ to: contract, value: 1 });
        const fragment = writesOf(abi).get(door)!;
        const args = row.args?.(s) ?? fragment.inputs.map((input) => plausible(input, s.stranger.address));
        return caller.sendTransaction({ to: contract, data: abi.encodeFunctionData(fragment, args) });
      };
    });
  }

  describe("a role that a resolution has named", function () {
    for (const name of NAMED) {
      for (const [door, row] of inTable(name)) {
        it(`may call ${name}.${door}, and the executor no more`, async function () {
          const s = await networkHelpers.loadFixture(stageWithOfficer);
          const contract = nounsOf(s.c)[name];
          const fragment = contract.interface.getFunction(door)!;
          const args = row.args?.(s) ?? fragment.inputs.map((input) => plausible(input, s.stranger.address));
          const call = { to: contract, data: contract.interface.encodeFunctionData(fragment, args) };
          await expectError(s.stranger.sendTransaction(call), contract, "AccessManagedUnauthorized", s.stranger);
          await expectError(
            s.executorSigner.sendTransaction(call),
            contract, "AccessManagedUnauthorized", s.executorSigner,
          );
          await (await s.officer.sendTransaction(call)).wait();
        });
      }
    }
  });

  describe("Authority.multicall", function () {
    it("lets nobody do more than one by one", async function () {
      const s = await networkHelpers.loadFixture(stage);
      const granting = action(s.c.authority, "grantRole", [0, s.stranger.address, 0]).data;
      const calling = s.c.authority.connect(s.stranger).multicall([granting]);
      await expectError(calling, s.c.authority, "AccessManagerUnauthorizedAccount", s.stranger, 0);
    });
  });

  describe("the statute", function () {
    it("is in nobody's table: an administrator of the authority cannot change it", async function () {
      const s = await networkHelpers.loadFixture(stage);
      await s.c.authority.connect(s.executorSigner).grantRole(0, s.officer, 0);
      const naming = action(s.c.statute, "nameLockedBody", [{ wallet: s.officer.address, name: "Officers" }]).data;
      await expectError(
        s.c.statute.connect(s.officer).nameLockedBody({ wallet: s.officer, name: "Officers" }),
        s.c.statute, "NotExecutor", s.officer,
      );
      const through = s.c.authority.connect(s.officer).execute(s.c.statute, naming);
      await expectError(through, s.c.statute, "NotExecutor", s.c.authority);
    });
  });
});
