import { expect } from "chai";
import { network } from "hardhat";
import { countEvents, generate } from "../scripts/generate.ts";
import { PURPOSES } from "../sdk/src/names.ts";
import { expectBooksInOrder } from "./helpers/books.ts";
import { INVESTORS, USERS, WORKERS } from "./helpers/somerset.ts";

const ENTRIES = 2_000;

/** What happens in the life of a co-op, as far as it is generated. */
const EVENTS = [
  ...["MemberJoined", "EntryRequested", "EntryRefused", "MemberResigned"],
  ...["SharesSubscribed", "WithdrawalRequested", "SharesWithdrawn"],
  ...["ProposalCreated", "VoteCast", "BallotChanged", "ProposalQueued", "ProposalExecuted", "ReserveRuleSet"],
  ...["RoundOpened", "Allocated", "BucketSettled", "RoundFinished"],
  ...["BucketPlanned", "BucketOpened", "BucketFilled", "BucketCompleted", "FunderRefunded"],
  ...["PayoutRequested", "PayoutApproved", "PayoutPaid"],
];

/** What a co-op that is not dissolved, pays no interest and has no match fund moves no money for. */
const NEVER = ["Interest", "Patronage", "LockedTransfer", "WriteDown"];

async function history(start: string) {
  const chain = await network.create({ override: { initialDate: new Date(start) } });
  return { ...chain, ...(await generate(chain, { entries: ENTRIES, blocks: 200, seed: 7 })) };
}

describe("A generated history", function () {
  this.timeout(180_000);

  let made: Awaited<ReturnType<typeof history>>;
  before(async () => {
    made = await history("2022-01-01T09:00:00Z");
  });

  it("has as many entries as were asked for", async function () {
    expect(made.entries).to.be.at.least(ENTRIES);
    expect((await made.coop.treasury.seal()) >> 208n).to.equal(BigInt(made.entries));
  });

  it("is the same for the same seed, whenever it begins", async function () {
    const again = await history("2023-06-15T21:30:00Z");
    expect(await again.coop.treasury.seal()).to.equal(await made.coop.treasury.seal());
  });

  it("has all that happens in the life of a co-op", async function () {
    const counts = await countEvents(made.ethers, made.coop);
    expect(EVENTS.filter((name) => !counts.has(name))).to.deep.equal([]);
    expect(counts.get("Entry")).to.equal(made.entries);
  });

  it("moves money in three assets, for whatever a co-op moves it", async function () {
    const logs = await made.coop.treasury.queryFilter(made.coop.treasury.filters.Entry());
    const purposes = new Set(logs.map(({ args }) => PURPOSES[Number(args.purpose)] as string));
    expect(PURPOSES.filter((name) => !purposes.has(name))).to.deep.equal(NEVER);
    expect(new Set(logs.map(({ args }) => args.asset)).size).to.equal(3);
  });

  it("has taken members into all classes", async function () {
    const now = await made.networkHelpers.time.latest();
    for (const classId of [USERS, WORKERS, INVESTORS]) {
      expect(await made.coop.members.electorateAt(classId, now)).to.be.above(3n); // who founded it
    }
  });

  it("leaves books that add up", async function () {
    await expectBooksInOrder(made.ethers, made.coop.treasury);
  });
});
