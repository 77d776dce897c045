import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import type { BaseContract } from "ethers";
import { id, Wallet } from "ethers";
import { network } from "hardhat";
import type { Charter } from "../../scripts/charter.ts";
import { expectError } from "../helpers/expect.ts";
import { openVote, USERS, WORKERS } from "../helpers/somerset.ts";
import { AGAINST, question, signedBallot } from "../helpers/voting.ts";
import { acceptFor, consentTo, handIn, inviteWith, join, preparePapers, standing, twinOf } from "./papers.ts";
import type { Papers } from "./papers.ts";

// Row 97 of docs/security.md: whatever is changed after signing, in any field of anything that people sign, is refused.

const chain = await network.create();
const { networkHelpers } = chain;
const { time } = networkHelpers;

/** Hands in what was signed, with one field changed since, and expects exactly this refusal. */
type Forgery = (
  c: Papers,
) => Promise<[deed: Promise<unknown>, contract: BaseContract, error: string, ...args: unknown[]]>;

const badBallot = (c: Papers, deed: Promise<unknown>, voter: { address: string } = c.users[0]) =>
  [deed, c.assembly, "GovernorInvalidSignature", voter.address] as [Promise<unknown>, BaseContract, string, string];

/** Founds the twin with the consent to its charter as it was, after `change`. */
async function foundChanged(c: Papers, change: Partial<Charter>, founder = c.users[0].address) {
  const consent = await consentTo(c, c.users[0]);
  const deed = c.factory.found({ ...c.twin, ...change }, [consent]);
  return [deed, c.factory, "NoConsent", founder] as [Promise<unknown>, BaseContract, string, string];
}

const FORGERIES: Record<string, Record<string, Forgery>> = {
  Ballot: {
    proposalId: async (c) => {
      const ballot = await signedBallot(c, c.proposalId, c.users[0]);
      const { id: other } = await openVote({ ...c }, time, question(c, 2), "Another question");
      return badBallot(c, handIn(c, ballot, other));
    },
    support: async (c) =>
      badBallot(c, handIn(c, { ...(await signedBallot(c, c.proposalId, c.users[0])), support: AGAINST })),
    reason: async (c) =>
      badBallot(c, handIn(c, { ...(await signedBallot(c, c.proposalId, c.users[0])), reason: "Because" })),
    voter: async (c) => {
      const ballot = await signedBallot(c, c.proposalId, c.users[0]);
      return badBallot(c, handIn(c, { ...ballot, voter: c.users[1].address }), c.users[1]);
    },
    sequence: async (c) => badBallot(c, handIn(c, await signedBallot(c, c.proposalId, c.users[0], { sequence: 1n }))),
    deadline: async (c) => {
      const ballot = await signedBallot(c, c.proposalId, c.users[0]);
      return badBallot(c, handIn(c, { ...ballot, deadline: ballot.deadline + 1n }));
    },
  },
  Consent: {
    coop: (c) => foundChanged(c, { rulebook: { ...c.twin.rulebook, name: "Private Bakery" } }),
    charter: (c) => foundChanged(c, { rulebook: { ...c.twin.rulebook, purpose: "Profit" } }),
    founder: (c) => foundChanged(c, twinOf(c, c.stranger.address), c.stranger.address),
    class: (c) => foundChanged(c, twinOf(c, c.users[0].address, WORKERS)),
    deadline: async (c) => {
      const consent = await consentTo(c, c.users[0]);
      const later = { ...consent, deadline: consent.deadline + 1n };
      return [c.factory.found(c.twin, [later]), c.factory, "NoConsent", c.users[0].address];
    },
  },
  Invitation: {
    class: async (c) => {
      const invitation = { ...(await inviteWith(c)), class: USERS };
      const deed = join(c, invitation, await acceptFor(c, c.newcomer.address));
      return [deed, c.members, "NotInvited", c.officer.address, USERS];
    },
    code: async (c) => {
      const own = new Wallet(id("a code of one's own"));
      const invitation = { ...(await inviteWith(c)), code: own.address };
      const deed = join(c, invitation, await acceptFor(c, c.newcomer.address, c.officer.address, own));
      return [deed, c.members, "NotInvited", c.officer.address, WORKERS];
    },
    deadline: async (c) => {
      const invitation = { ...(await inviteWith(c)), deadline: c.deadline + 1n };
      const deed = join(c, invitation, await acceptFor(c, c.newcomer.address));
      return [deed, c.members, "NotInvited", c.officer.address, WORKERS];
    },
  },
  Acceptance: {
    inviter: async (c) => {
      const accepted = await acceptFor(c, c.newcomer.address);
      return [join(c, await inviteWith(c, c.second), accepted), c.members, "NotTheCode", c.code.address];
    },
    wallet: async (c) => {
      const accepted = await acceptFor(c, c.newcomer.address);
      return [join(c, await inviteWith(c), accepted, c.stranger), c.members, "NotTheCode", c.code.address];
    },
  },
};

const SOURCES = new URL("../../contracts/", import.meta.url);
const TYPE = /TYPEHASH = keccak256\(\s*"(\w+)\(([^)]*)\)"/g;

/** The fields of every type that is signed, by the sources of the contracts. */
function signedTypes(): Record<string, string[]> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sol"));
  const sources = files.map((file) => readFileSync(new URL(file, SOURCES), "utf8")).join("\n");
  const types = [...sources.matchAll(TYPE)].map(([, name = "", fields = ""]) => [
    name,
    fields.split(",").map((field) => field.split(" ")[1] ?? ""),
  ]);
  expect(types).to.have.length(sources.match(/TYPEHASH = /g)?.length ?? 0);
  return Object.fromEntries(types) as Record<string, string[]>;
}

describe("What is changed after it was signed", function () {
  let c: Papers;
  const prepare = () => preparePapers(chain);
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(prepare);
  });

  it("97 GiddyVault: every field of every signed type is in this table", function () {
    const tested = Object.fromEntries(Object.entries(FORGERIES).map(([name, fields]) => [name, Object.keys(fields)]));
    expect(tested).to.deep.equal(signedTypes());
  });

  it("97 GiddyVault: as it was signed, each of them is taken", async function () {
    await handIn(c, await signedBallot(c, c.proposalId, c.users[0]));
    await c.factory.found(c.twin, [await consentTo(c, c.users[0])]);
    await join(c, await inviteWith(c), await acceptFor(c, c.newcomer.address));
    const { tally, ...rest } = await standing(c);
    expect(tally[1]).to.deep.equal([1, 0, 0]);
    expect(rest).to.deep.equal({ members: 10n, coops: 2n, isCodeUsed: true });
  });

  for (const [name, fields] of Object.entries(FORGERIES)) {
    for (const [field, forge] of Object.entries(fields)) {
      it(`97 GiddyVault: the ${field} of ${name} cannot be changed`, async function () {
        const before = await standing(c);
        const [deed, contract, error, ...args] = await forge(c);
        await expectError(deed, contract, error, ...args);
        expect(await standing(c)).to.deep.equal(before);
      });
    }
  }
});
