import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { network } from "hardhat";
import { purpose } from "../../scripts/charter.ts";
import { bucketState, draftBucket } from "../../scripts/plans.ts";
import type { BucketState } from "../../scripts/plans.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { openBucket, openCampaign } from "../helpers/budgets.ts";
import { expectError } from "../helpers/expect.ts";
import { past } from "../helpers/somerset.ts";

// Which functions lead a bucket from one state to another, and which can be called in which state.

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const STATES = ["Idea", "Open", "Funded", "Completed", "Failed", "Cancelled"] as const;
type State = (typeof STATES)[number];

/** The buckets of `everyState`. */
const BUCKET = { Idea: 2, Open: 3, Funded: 4, Completed: 5, Failed: 6, Cancelled: 7 };
const MISSED = 1; // is open, is below its minimum, and its deadline is over
const NONE = 9;

/** A bucket in every state, with 2 base units of the funder in those that were opened. The open one takes 8 more. */
async function everyState() {
  const c = await openCampaign(chain);
  const asSteward = c.buckets.connect(c.steward);
  const later = c.deadline + 1_000;
  const plan = { min: 2n, max: 10n, asset: c.currency, deadline: later, commons: [{ what: "Plans", licence: "CC0" }] };
  await asSteward.suggest(draftBucket({ title: "Idea", ...plan }));
  for (const title of STATES.slice(1)) {
    const change = title === "Failed" ? { min: 3n, deadline: c.deadline } : {};
    await c.buckets.connect(c.funder).fill(await openBucket(c, c.steward, { title, ...plan, ...change }), 2n);
  }
  for (const bucket of [BUCKET.Funded, BUCKET.Completed]) await asSteward.close(bucket);
  await asSteward.keepPromise(BUCKET.Completed, 0, id("plans"), "");
  await asSteward.complete(BUCKET.Completed, id("report"), "");
  await asSteward.giveUp(BUCKET.Cancelled);
  await past(time, BigInt(c.deadline));
  await c.buckets.close(BUCKET.Failed);
  return {
    ...c,
    later,
    asSteward,
    asFunder: c.buckets.connect(c.funder),
    asRounds: c.buckets.connect(await actingAs(chain, c.rounds)),
    asPayouts: c.buckets.connect(await actingAs(chain, c.payouts)),
    asFunds: c.buckets.connect(await actingAs(chain, c.funds)),
  };
}

type Buckets = Awaited<ReturnType<typeof everyState>>;

/** A function: what it is called with, where it leads from each state it can be called in, and how else it reverts. */
interface Row {
  call: (c: Buckets, bucket: number) => Promise<unknown>;
  leads: Partial<Record<State, State>>;
  elsewhere: (bucket: number, state: State, c: Buckets) => [error: string, ...args: unknown[]];
  none?: (c: Buckets) => [error: string, ...args: unknown[]]; // NoSuchBucket, unless said otherwise
}

const notIn = (needed: State) => (bucket: number, state: State) =>
  ["BucketNotIn", bucket, bucketState(state), bucketState(needed)] as [string, ...unknown[]];
const over = (bucket: number, state: State) => ["BucketOver", bucket, bucketState(state)] as [string, ...unknown[]];
const notStewardOfNone = (c: Buckets) => ["NotTheSteward", NONE, c.steward] as [string, ...unknown[]];
const nothing = (bucket: number, _: State, c: Buckets) =>
  ["NothingToRefund", bucket, c.funder] as [string, ...unknown[]];

const CANCELS = { Idea: "Cancelled", Open: "Cancelled", Funded: "Cancelled" } as const;

/** Those that change the state. */
const TRANSITIONS: Record<string, Row> = {
  open: {
    call: (c, bucket) => c.asSteward.open(bucket),
    leads: { Idea: "Open" },
    elsewhere: notIn("Idea"),
    none: notStewardOfNone,
  },
  close: { call: (c, bucket) => c.asSteward.close(bucket), leads: { Open: "Funded" }, elsewhere: notIn("Open") },
  settle: { call: (c, bucket) => c.asRounds.settle(bucket, 0), leads: { Open: "Funded" }, elsewhere: notIn("Open") },
  complete: {
    call: async (c, bucket) => {
      if (bucket === BUCKET.Funded) await c.asSteward.keepPromise(bucket, 0, id("plans"), "");
      return c.asSteward.complete(bucket, id("report"), "");
    },
    leads: { Funded: "Completed" },
    elsewhere: notIn("Funded"),
  },
  cancel: { call: (c, bucket) => c.asExecutor.cancel(bucket), leads: CANCELS, elsewhere: over },
  giveUp: {
    call: (c, bucket) => c.asSteward.giveUp(bucket),
    leads: CANCELS,
    elsewhere: over,
    none: notStewardOfNone,
  },
};

const staysIn = (...states: State[]): Row["leads"] => Object.fromEntries(states.map((state) => [state, state]));
const current = staysIn("Idea", "Open", "Funded");
const ended = staysIn("Completed", "Failed", "Cancelled");

/** Those that ask for a state, and leave it as it is. */
const USES: Record<string, Row> = {
  revise: {
    call: (c, bucket) =>
      c.asSteward.revise(bucket, draftBucket({ title: "New", max: 1n, asset: c.currency, deadline: c.later })),
    leads: staysIn("Idea"),
    elsewhere: notIn("Idea"),
  },
  appointSteward: { call: (c, bucket) => c.asSteward.appointSteward(bucket, 5), leads: current, elsewhere: over },
  nameCoSteward: { call: (c, bucket) => c.asSteward.nameCoSteward(bucket, 5, true), leads: current, elsewhere: over },
  fill: { call: (c, bucket) => c.asFunder.fill(bucket, 1), leads: staysIn("Open"), elsewhere: notIn("Open") },
  fillWithPermit: {
    call: (c, bucket) => c.asFunder.fillWithPermit(bucket, 1, 0, 27, ZeroHash, ZeroHash), // what it approved is taken
    leads: staysIn("Open"),
    elsewhere: notIn("Open"),
  },
  refill: { call: (c, bucket) => c.asFunds.refill(bucket, 1), leads: staysIn("Funded"), elsewhere: notIn("Funded") },
  joinFund: { call: (c, bucket) => c.asFunds.joinFund(bucket, 1), leads: staysIn("Idea", "Open"), elsewhere: over },
  flag: {
    call: (c, bucket) => c.buckets.connect(c.users[0]).flag(bucket, 0, ""),
    leads: staysIn("Idea", "Open"),
    elsewhere: over,
  },
  comment: {
    call: (c, bucket) => c.buckets.connect(c.users[0]).comment(bucket, ""),
    leads: staysIn(...STATES),
    elsewhere: over,
  },
  commit: { call: (c, bucket) => c.asPayouts.commit(bucket, 1), leads: staysIn("Funded"), elsewhere: notIn("Funded") },
  spend: {
    call: (c, bucket) => c.asPayouts.spend(bucket, 1, c.supplier, 1, purpose("Purchase"), ZeroHash),
    leads: staysIn("Funded"),
    elsewhere: notIn("Funded"),
  },
  keepPromise: {
    call: (c, bucket) => c.asSteward.keepPromise(bucket, 0, id("plans"), ""),
    leads: staysIn("Funded"),
    elsewhere: notIn("Funded"),
  },
  refund: { call: (c, bucket) => c.buckets.refund(bucket, c.funder), leads: ended, elsewhere: nothing },
  refundTo: { call: (c, bucket) => c.asFunder.refundTo(bucket, c.supplier), leads: ended, elsewhere: nothing },
};

/** Those that make a bucket, or that do not ask in which state one is. */
const OTHERS = ["initialize", "setAuthority", "suggest", "openNow", "openStanding", "release", "resolveFlag"];

describe("the states of a bucket", function () {
  let c: Buckets;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(everyState);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  const stateOf = async (bucket: number) => (await c.buckets.bucketOf(bucket)).state;

  /** Calls a function in every state, each from the same beginning. */
  async function expectRow({ call, leads, elsewhere, none }: Row): Promise<void> {
    for (const state of STATES) {
      c = await networkHelpers.loadFixture(everyState);
      const [bucket, next] = [BUCKET[state], leads[state]];
      if (next === undefined) await expectError(call(c, bucket), c.buckets, ...elsewhere(bucket, state, c));
      else await call(c, bucket);
      expect(await stateOf(bucket), `from ${state}`).to.equal(bucketState(next ?? state));
    }
    await expectError(call(c, NONE), c.buckets, ...(none?.(c) ?? (["NoSuchBucket", NONE] as const)));
  }

  it("has a bucket in every state, to begin with", async function () {
    for (const state of STATES) expect(await stateOf(BUCKET[state])).to.equal(bucketState(state));
  });

  for (const [name, row] of Object.entries(TRANSITIONS)) {
    const ways = Object.entries(row.leads).map((way) => way.join(" to "));
    it(`${name} leads from ${ways.join(", ")}, and reverts in every other state and for none`, async function () {
      await expectRow(row);
    });
  }

  for (const [name, row] of Object.entries(USES)) {
    const states = Object.keys(row.leads).join(", ");
    it(`${name} can be called in ${states}, changes no state, and reverts elsewhere and for none`, async function () {
      await expectRow(row);
    });
  }

  for (const name of ["close", "settle"] as const) {
    it(`${name} leads from Open to Failed where the minimum is missed`, async function () {
      await TRANSITIONS[name]!.call(c, MISSED);
      expect(await stateOf(MISSED)).to.equal(bucketState("Failed"));
    });
  }

  it("become one another in these ways, and in no others", async function () {
    const ways: Partial<Record<BucketState, Set<BucketState>>> = { Open: new Set(["Failed"]) };
    for (const { leads } of Object.values(TRANSITIONS)) {
      for (const [from, to] of Object.entries(leads) as [State, State][]) (ways[from] ??= new Set()).add(to);
    }
    expect(ways).to.deep.equal({
      Idea: new Set(["Open", "Cancelled"]),
      Open: new Set(["Funded", "Failed", "Cancelled"]),
      Funded: new Set(["Completed", "Cancelled"]),
    });
  });

  it("are asked for by every function of this table, and no function is missing from it", async function () {
    const named: string[] = [];
    c.buckets.interface.forEachFunction((f) => {
      if (!f.constant) named.push(f.name);
    });
    expect(named.sort()).to.deep.equal([...Object.keys(TRANSITIONS), ...Object.keys(USES), ...OTHERS].sort());
  });

  describe("what only other contracts of the co-op may call", function () {
    it("reverts for strangers, for the steward, for the executor, and for one another", async function () {
      const others = [c.stranger, c.steward, c.executorSigner, await actingAs(chain, c.treasury)];
      for (const tried of [...others, await actingAs(chain, c.payouts)]) {
        const asTried = c.buckets.connect(tried);
        await expectError(asTried.settle(BUCKET.Open, 0), c.buckets, "NotRounds", tried);
        await expectError(asTried.refill(BUCKET.Funded, 1), c.buckets, "NotFunds", tried);
        await expectError(asTried.joinFund(BUCKET.Open, 1), c.buckets, "NotFunds", tried);
      }
      for (const tried of [...others, await actingAs(chain, c.rounds)]) {
        const asTried = c.buckets.connect(tried);
        const args = [BUCKET.Funded, 1, c.supplier, 1, purpose("Purchase"), ZeroHash] as const;
        await expectError(asTried.commit(BUCKET.Funded, 1), c.buckets, "NotPayouts", tried);
        await expectError(asTried.release(BUCKET.Funded, 1), c.buckets, "NotPayouts", tried);
        await expectError(asTried.spend(...args), c.buckets, "NotPayouts", tried);
      }
    });

    it("INV-7: commit reverts with NotEnoughInBucket beyond what is not set aside yet, or for none", async function () {
      const bucket = BUCKET.Funded; // which has 2 base units
      await expectError(c.asPayouts.commit(bucket, 0), c.buckets, "NotEnoughInBucket", bucket, 2, 0);
      await c.asPayouts.commit(bucket, 1);
      await expectError(c.asPayouts.commit(bucket, 2), c.buckets, "NotEnoughInBucket", bucket, 1, 2);
      await c.asPayouts.release(bucket, 1);
      await c.asPayouts.commit(bucket, 2);
      expect((await c.buckets.bucketOf(bucket)).committed).to.equal(2n);
    });
  });
});
