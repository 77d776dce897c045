import { expect } from "chai";
import { Wallet, ZeroAddress, ZeroHash } from "ethers";
import type { Signer } from "ethers";
import { network } from "hardhat";
import { days } from "../../scripts/charter.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectBooksInOrder } from "../helpers/books.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { ACCEPTANCE, appoint, dismiss, INVITATION, registerDomain, revise } from "../helpers/register.ts";
import { euros, foundSomerset, INVESTORS, USERS, WORKERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

type Person = Signer & { address: string };

async function somersetWithOfficer(currency?: string) {
  const [officer, second] = (await ethers.getSigners()).slice(13) as [Person, Person];
  const c = await foundSomerset(ethers, { charter: currency === undefined ? {} : { currency } });
  const executorSigner = await actingAs(chain, c.executor);
  await appoint(c, executorSigner, [officer, second]);
  return { ...c, officer, second, executorSigner };
}

const fixture = () => somersetWithOfficer();
const inEther = () => somersetWithOfficer(ZeroAddress);

describe("invitations", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  let code: Person;
  let deadline: number;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
    code = new Wallet(ethers.id("a code on a leaflet"));
    deadline = (await time.latest()) + days(30);
  });

  afterEach(async () => {
    await expectBooksInOrder(ethers, c.treasury);
  });

  /** An invitation of workers by the officer, unless said otherwise. Others may sign it, or for other domains. */
  async function invitation(change: { inviter?: string; class?: number; signer?: Person; domain?: object } = {}) {
    const words = { class: change.class ?? WORKERS, code: code.address, deadline };
    const signer = change.signer ?? c.officer;
    const signature = await signer.signTypedData(await registerDomain(c, change.domain), INVITATION, words);
    return { inviter: change.inviter ?? signer.address, ...words, signature };
  }

  /** What the code signs for who has it. */
  const acceptance = async (wallet: Person, inviter = c.officer.address, key = code, domain = {}) =>
    key.signTypedData(await registerDomain(c, domain), ACCEPTANCE, { inviter, wallet: wallet.address });

  type Invited = Awaited<ReturnType<typeof invitation>>;
  const join = (wallet: Person, invited: Invited, accepted: string, shares = 0) =>
    c.members.connect(wallet).joinByInvitation(invited, shares, accepted);

  /** Lets `wallet` join with all that it needs for `invited`. */
  const accept = async (wallet: Person, invited: Invited, shares = 0) =>
    join(wallet, invited, await acceptance(wallet, invited.inviter), shares);

  const isUsed = (inviter: Person = c.officer) => c.members.isCodeUsed(inviter, code.address);

  describe("joinByInvitation", function () {
    it("enters who has the code into the class that the officer has signed", async function () {
      const joining = accept(c.newcomer, await invitation());
      await expectEvent(joining, c.members, "MemberJoined", 10, c.newcomer, WORKERS, 1, false);
      expect(await c.members.isMember(c.newcomer)).to.equal(true);
      expect(Number((await c.members.memberOf(c.newcomer)).class)).to.equal(WORKERS);
      expect(await isUsed()).to.equal(true);
    });

    it("tells the number", async function () {
      const [invited, accepted] = [await invitation(), await acceptance(c.newcomer)];
      const asNewcomer = c.members.connect(c.newcomer);
      expect(await asNewcomer.joinByInvitation.staticCall(invited, 0, accepted)).to.equal(10n);
    });

    it("subscribes shares at par, paid from the caller's wallet", async function () {
      const joining = accept(c.newcomer, await invitation(), 25);
      await expectEvent(joining, c.shares, "SharesSubscribed", 10, 25);
      await expect(joining).to.changeTokenBalances(
        ethers,
        c.currency,
        [c.newcomer, c.treasury],
        [-euros(25), euros(25)],
      );
      expect(await c.shares.sharesOf(10)).to.deep.equal([25n, 0n]);
    });

    it("reverts with FewerSharesThanNeeded below the minimum, and leaves the code good", async function () {
      await revise(c, c.executorSigner, WORKERS, { minShares: 20 });
      await expectError(accept(c.newcomer, await invitation(), 19), c.members, "FewerSharesThanNeeded", 19, 20);
      await accept(c.newcomer, await invitation(), 20);
    });

    it("counts to the second of its deadline, and reverts with InvitationOver from then on", async function () {
      const [invited, accepted] = [await invitation(), await acceptance(c.newcomer)];
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline + 1);
      await expectError(join(c.newcomer, invited, accepted), c.members, "InvitationOver", deadline);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline);
      await join(c.newcomer, invited, accepted);
    });

    it("reverts with InvitationUsed for a code that somebody has joined with, and with it again", async function () {
      const invited = await invitation();
      await accept(c.newcomer, invited);
      await expectError(accept(c.stranger, invited), c.members, "InvitationUsed", code.address);
      await c.members.connect(c.newcomer).resign();
      await expectError(accept(c.newcomer, invited), c.members, "InvitationUsed", code.address);
      deadline += days(30);
      await expectError(accept(c.stranger, await invitation()), c.members, "InvitationUsed", code.address);
    });

    it("takes the same code once from each officer", async function () {
      await accept(c.newcomer, await invitation());
      await accept(c.stranger, await invitation({ signer: c.second }));
      expect(await c.members.isMember(c.stranger)).to.equal(true);
    });

    it("reverts with NotTheCode for who has seen another's acceptance", async function () {
      const [invited, seen] = [await invitation(), await acceptance(c.newcomer)];
      await expectError(join(c.stranger, invited, seen), c.members, "NotTheCode", code.address);
      await join(c.newcomer, invited, seen);
    });

    it("reverts with NotTheCode for an acceptance by another key, inviter, co-op or chain", async function () {
      const invited = await invitation();
      const [inviter, another] = [c.officer.address, new Wallet(ethers.id("another code"))];
      for (const accepted of [
        await acceptance(c.newcomer, inviter, another),
        await acceptance(c.newcomer, inviter, c.newcomer),
        await acceptance(c.newcomer, c.second.address),
        await acceptance(c.newcomer, inviter, code, { verifyingContract: await c.assembly.getAddress() }),
        await acceptance(c.newcomer, inviter, code, { chainId: 1 }),
      ]) {
        await expectError(join(c.newcomer, invited, accepted), c.members, "NotTheCode", code.address);
      }
    });

    it("reverts where the acceptance is no signature", async function () {
      const invited = await invitation();
      await expectError(join(c.newcomer, invited, "0x"), c.members, "ECDSAInvalidSignatureLength", 0);
      await expectError(join(c.newcomer, invited, `0x${"00".repeat(65)}`), c.members, "ECDSAInvalidSignature");
    });

    it("reverts with NotInvited where the inviter may not admit", async function () {
      for (const signer of [c.stranger, c.workers[0], code]) {
        const invited = await invitation({ signer });
        await expectError(accept(c.newcomer, invited), c.members, "NotInvited", signer, WORKERS);
      }
    });

    it("reverts with NotInvited when the inviter is no officer any more", async function () {
      const invited = await invitation();
      await dismiss(c, c.executorSigner, c.officer);
      await expectError(accept(c.newcomer, invited), c.members, "NotInvited", c.officer, WORKERS);
    });

    it("reverts with NotInvited for an officer who must announce what it does", async function () {
      const authority = c.authority.connect(c.executorSigner);
      await dismiss(c, c.executorSigner, c.officer);
      const admit = c.members.interface.getFunction("admit").selector;
      await authority.grantRole(await authority.getTargetFunctionRole(c.members, admit), c.officer, days(1));
      const invited = await invitation();
      await expectError(accept(c.newcomer, invited), c.members, "NotInvited", c.officer, WORKERS);
    });

    it("reverts with NotInvited while the register is closed to officers", async function () {
      await c.authority.connect(c.executorSigner).setTargetClosed(c.members, true);
      const joining = accept(c.newcomer, await invitation());
      await expectError(joining, c.members, "NotInvited", c.officer, WORKERS);
    });

    it("reverts with NotInvited where somebody else has signed in the officer's name", async function () {
      const invited = await invitation({ signer: c.second, inviter: c.officer.address });
      await expectError(accept(c.newcomer, invited), c.members, "NotInvited", c.officer, WORKERS);
    });

    it("reverts with NotInvited where anything was changed after signing", async function () {
      const invited = await invitation({ class: USERS });
      const forged = { ...invited, class: WORKERS };
      await expectError(accept(c.newcomer, forged), c.members, "NotInvited", c.officer, WORKERS);
      const later = { ...(await invitation()), deadline: deadline + 1 };
      await expectError(accept(c.newcomer, later), c.members, "NotInvited", c.officer, WORKERS);
      const recoded = { ...(await invitation()), code: c.newcomer.address };
      const accepted = await acceptance(c.newcomer, c.officer.address, c.newcomer);
      await expectError(join(c.newcomer, recoded, accepted), c.members, "NotInvited", c.officer, WORKERS);
      const unsigned = { ...(await invitation()), signature: "0x" };
      await expectError(accept(c.newcomer, unsigned), c.members, "NotInvited", c.officer, WORKERS);
    });

    it("reverts with NotInvited where it was signed for another co-op, chain, name or version", async function () {
      for (const domain of [
        { verifyingContract: await c.assembly.getAddress() },
        { chainId: 1 },
        { name: "Rochdale" },
        { version: "2" },
      ]) {
        const invited = await invitation({ domain });
        await expectError(accept(c.newcomer, invited), c.members, "NotInvited", c.officer, WORKERS);
      }
    });

    it("reverts with NotInvited for a class that officers do not admit to", async function () {
      const toUsers = await invitation({ class: USERS });
      await expectError(accept(c.newcomer, toUsers), c.members, "NotInvited", c.officer, USERS);
      for (const admission of ["Vouched", "Resolution"] as const) {
        await revise(c, c.executorSigner, INVESTORS, { admission, vouchers: 1 });
        const toInvestors = await invitation({ class: INVESTORS });
        await expectError(accept(c.newcomer, toInvestors, 50), c.members, "NotInvited", c.officer, INVESTORS);
      }
    });

    it("reverts with UnknownClass for a class that is not there", async function () {
      await expectError(accept(c.newcomer, await invitation({ class: 3 })), c.statute, "UnknownClass", 3);
    });

    it("reverts with AlreadyMember for a member, and leaves the code good", async function () {
      const invited = await invitation();
      await expectError(accept(c.users[0], invited), c.members, "AlreadyMember", c.users[0]);
      await accept(c.newcomer, invited);
    });

    it("gives who comes back a new number", async function () {
      await c.members.connect(c.users[0]).resign();
      const joining = accept(c.users[0], await invitation());
      await expectEvent(joining, c.members, "MemberJoined", 10, c.users[0], WORKERS, 1, false);
    });

    it("leaves a request of the same wallet, to be withdrawn with its money", async function () {
      await c.members.connect(c.newcomer).requestEntry(WORKERS, 3, ZeroHash, "");
      await accept(c.newcomer, await invitation());
      await expectError(c.members.connect(c.officer).admit(c.newcomer), c.members, "NotRequested", c.newcomer);
      await c.members.connect(c.newcomer).withdrawRequest();
      expect(await c.shares.escrowOf(c.newcomer)).to.equal(0n);
    });
  });

  describe("by a contract wallet", function () {
    it("are what its owner has signed", async function () {
      const board = await ethers.deployContract("ContractWallet", [c.supplier]);
      const inviter = await board.getAddress();
      await appoint(c, c.executorSigner, [inviter]);
      const forged = await invitation({ signer: c.stranger, inviter });
      await expectError(accept(c.newcomer, forged), c.members, "NotInvited", inviter, WORKERS);
      await accept(c.newcomer, await invitation({ signer: c.supplier, inviter }));
      expect(await c.members.isMember(c.newcomer)).to.equal(true);
      expect(await c.members.isCodeUsed(inviter, code.address)).to.equal(true);
    });

    it("revert with NotInvited where the wallet may not admit, though its owner may", async function () {
      const board = await ethers.deployContract("ContractWallet", [c.officer]);
      const inviter = await board.getAddress();
      const invited = await invitation({ inviter });
      await expectError(accept(c.newcomer, invited), c.members, "NotInvited", inviter, WORKERS);
    });
  });

  describe("revokeInvitation", function () {
    const revoke = (by: Person) => c.members.connect(by).revokeInvitation(code.address);

    it("voids a code that nobody has used", async function () {
      const invited = await invitation();
      await expectEvent(revoke(c.officer), c.members, "InvitationRevoked", c.officer, code.address);
      expect(await isUsed()).to.equal(true);
      await expectError(accept(c.newcomer, invited), c.members, "InvitationUsed", code.address);
    });

    it("voids one's own alone", async function () {
      await revoke(c.second);
      await revoke(c.stranger);
      expect(await isUsed()).to.equal(false);
      await accept(c.newcomer, await invitation());
    });

    it("may come before the signature", async function () {
      await revoke(c.officer);
      await expectError(accept(c.newcomer, await invitation()), c.members, "InvitationUsed", code.address);
    });

    it("reverts with InvitationUsed where somebody has joined with the code, and the second time", async function () {
      await accept(c.newcomer, await invitation());
      await expectError(revoke(c.officer), c.members, "InvitationUsed", code.address);
      await revoke(c.second);
      await expectError(revoke(c.second), c.members, "InvitationUsed", code.address);
    });
  });

  describe("where ether is the currency", function () {
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(inEther);
    });

    it("are paid for when joining, with par and nothing else", async function () {
      const [invited, accepted] = [await invitation(), await acceptance(c.newcomer)];
      const pay = (value: bigint) => c.members.connect(c.newcomer).joinByInvitation(invited, 5, accepted, { value });
      for (const value of [0n, euros(5) + 1n]) await expectError(pay(value), c.treasury, "WrongEther", value, euros(5));
      await expect(pay(euros(5))).to.changeEtherBalances(
        ethers,
        [c.newcomer, c.treasury, c.members],
        [-euros(5), euros(5), 0n],
      );
      expect(await c.shares.sharesOf(10)).to.deep.equal([5n, 0n]);
    });
  });
});
