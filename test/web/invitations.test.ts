import { expect } from "chai";
import { network } from "hardhat";
import { createClient, custom } from "viem";
import type { Address, Hex, TypedDataDefinition } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { days } from "../../scripts/charter.ts";
import {
  acceptFor,
  codeOf,
  invite,
  packInvitation,
  standingOf,
  typedInvitation,
  unpackInvitation,
} from "../../web/src/members/invitation.ts";
import type { Invitation } from "../../web/src/members/invitation.ts";
import { keepInvitation, keptInvitations } from "../../web/src/members/keptInvitations.ts";
import { readInvitation } from "../../web/src/members/readInvitation.ts";
import { actingAs } from "../helpers/acting.ts";
import { expectError, expectEvent } from "../helpers/expect.ts";
import { addressesOf } from "../helpers/following.ts";
import { appoint, dismiss } from "../helpers/register.ts";
import { foundSomerset, WORKERS } from "../helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time, loadFixture } = networkHelpers;

const officer = privateKeyToAccount(`0x${"0f".repeat(32)}`);
const signTyped = (data: TypedDataDefinition): Promise<Hex> => officer.signTypedData(data);

async function fixture() {
  const c = await foundSomerset(ethers);
  const executorSigner = await actingAs(chain, c.executor);
  await appoint(c, executorSigner, [officer.address]);
  const place = { chain: { id: hardhat.id }, addresses: await addressesOf(c) };
  const invited = await invite(
    place,
    { class: WORKERS, deadline: (await time.latest()) + days(7) },
    officer.address,
    signTyped,
  );
  const client = createClient({ chain: hardhat, transport: custom(chain.provider, { retryCount: 0 }) });
  const read = async (invitation: Invitation = invited) =>
    readInvitation({ ...place, client } as never, invitation, BigInt(await ethers.provider.getBlockNumber()));
  return { ...c, executorSigner, place, invited, read };
}

const address = (wallet: { address: string }): Address => wallet.address as Address;

describe("Invitations of the web app", function () {
  this.timeout(120_000);

  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await loadFixture(fixture);
  });

  /** Sends what the page sends. */
  async function join(wallet: typeof c.newcomer, args: Awaited<ReturnType<typeof acceptFor>>) {
    const [{ inviter, class: class_, code, deadline, signature }, shares, accepted] = args;
    const invitation = { inviter, class: class_, code, deadline, signature };
    return c.members.connect(wallet).joinByInvitation(invitation, shares, accepted);
  }

  /** What the page has for who opens the link. */
  function opened(invitation: Invitation = c.invited): Invitation {
    const found = unpackInvitation(packInvitation(invitation));
    if (found === undefined || found === "damaged") throw new Error("The link is not whole.");
    return found;
  }

  it("are accepted by the register, once, for the wallet that the code has signed for", async function () {
    const args = await acceptFor(c.place, opened(), address(c.newcomer), 0);
    const code = await codeOf(c.invited.key);
    await expectError(join(c.stranger, args), c.members, "NotTheCode", code);
    await expectEvent(join(c.newcomer, args), c.members, "MemberJoined", 10, c.newcomer, WORKERS, 1, false);
    const again = await acceptFor(c.place, opened(), address(c.stranger), 0);
    await expectError(join(c.stranger, again), c.members, "InvitationUsed", code);
  });

  it("have a code of their own each", async function () {
    const wanted = { class: WORKERS, deadline: c.invited.deadline };
    const another = await invite(c.place, wanted, officer.address, signTyped);
    expect(another.key).not.to.equal(c.invited.key);
    await join(c.newcomer, await acceptFor(c.place, c.invited, address(c.newcomer), 0));
    await join(c.stranger, await acceptFor(c.place, another, address(c.stranger), 0));
  });

  it("count for one co-op and one chain", async function () {
    for (const place of [
      { ...c.place, chain: { id: 1 } },
      { ...c.place, addresses: { ...c.place.addresses, members: c.place.addresses.assembly } },
    ]) {
      const wanted = { class: WORKERS, deadline: c.invited.deadline };
      const elsewhere = await invite(place, wanted, officer.address, signTyped);
      expect((await c.read(elsewhere)).isSigned).to.equal(false);
      const args = await acceptFor(c.place, elsewhere, address(c.newcomer), 0);
      await expectError(join(c.newcomer, args), c.members, "NotInvited", officer.address, WORKERS);
    }
  });

  describe("as the chain knows them", function () {
    const good = { isUsed: false, mayAdmit: true, isSigned: true };

    it("are good until they are used", async function () {
      expect(await c.read()).to.deep.equal(good);
      await join(c.newcomer, await acceptFor(c.place, c.invited, address(c.newcomer), 0));
      expect(await c.read()).to.deep.equal({ ...good, isUsed: true });
    });

    it("count for nothing once the inviter may not admit any more", async function () {
      await dismiss(c, c.executorSigner, officer.address);
      expect(await c.read()).to.deep.equal({ ...good, mayAdmit: false });
    });

    it("are not signed where somebody has changed them, or signed nothing", async function () {
      const { signature, deadline } = c.invited;
      for (const change of [
        { deadline: deadline + 1 },
        { class: 0 },
        { inviter: address(c.stranger) },
        { key: generatePrivateKey() },
        { signature: "0x" },
        { signature: "0x1234" },
        { signature: `0x${"00".repeat(65)}` },
        { signature: `${signature}00` },
      ] as const) {
        const { isSigned } = await c.read({ ...c.invited, ...change });
        expect(isSigned, JSON.stringify(change)).to.equal(false);
      }
    });
  });

  it("stand as the contract sees them", function () {
    const good = { isUsed: false, isByOfficers: true, mayAdmit: true, isSigned: true };
    const at = { deadline: 100 };
    expect(standingOf(at, good, 100)).to.equal("good");
    expect(standingOf(at, good, 101)).to.equal("over");
    expect(standingOf(at, { ...good, isUsed: true }, 100)).to.equal("used");
    expect(standingOf(at, { ...good, isByOfficers: false }, 100)).to.equal("closed");
    expect(standingOf(at, { ...good, mayAdmit: false }, 100)).to.equal("noOffice");
    expect(standingOf(at, { ...good, isSigned: false, isUsed: true }, 101)).to.equal("unsigned");
  });

  it("show the wallet what is signed, without the key", function () {
    const { class: class_, deadline, key } = c.invited;
    const { message, domain } = typedInvitation(c.place, { class: class_, deadline, code: officer.address });
    expect(message).to.deep.equal({ class: WORKERS, code: officer.address, deadline: BigInt(deadline) });
    expect(domain).to.deep.include({ name: "Rochdale Members", verifyingContract: c.place.addresses.members });
    expect(JSON.stringify([message.code, domain])).not.to.include(key);
  });

  describe("in links", function () {
    const packed = (found: unknown): string => `invitation=${Buffer.from(JSON.stringify(found)).toString("base64url")}`;

    it("come out as they went in", function () {
      expect(packInvitation(c.invited)).to.match(/^invitation=[\w-]+$/);
      expect(opened()).to.deep.equal(c.invited);
      const many: Invitation = { ...c.invited, signature: `0x${"ab".repeat(65 * 5)}` };
      expect(opened(many)).to.deep.equal(many);
      expect(
        unpackInvitation(packed({ ...c.invited, inviter: officer.address.toLowerCase(), more: "<b>" })),
      ).to.deep.equal(c.invited);
    });

    it("are not looked for where none is meant", function () {
      for (const fragment of ["", "payout-5", "charter=abc", "xinvitation=abc"]) {
        expect(unpackInvitation(fragment)).to.equal(undefined);
      }
    });

    it("are damaged where anything is not as the page writes it", function () {
      const long = `0x${"00".repeat(2_049)}`;
      const changes: Partial<Record<keyof Invitation, unknown>>[] = [
        ...[undefined, null, 5, "", "0x12", "<script>", [officer.address]].map((inviter) => ({ inviter })),
        ...[undefined, null, -1, 256, 1.5, "1", [1]].map((class_) => ({ class: class_ })),
        ...[undefined, -1, 1.5, "100", 1e15, 1e300].map((deadline) => ({ deadline })),
        ...[undefined, "", "0x", "0x01", `0x${"00".repeat(32)}`, `0x${"ff".repeat(32)}`, `0x${"zz".repeat(32)}`, 7].map(
          (key) => ({ key }),
        ),
        ...[undefined, null, "", "0x1", "0xzz", long, { length: 2 }].map((signature) => ({ signature })),
      ];
      for (const change of changes) {
        const fragment = packed({ ...c.invited, ...change });
        expect(unpackInvitation(fragment), JSON.stringify(change)).to.equal("damaged");
      }
      for (const found of [null, 5, "text", [], {}, [c.invited], { __proto__: c.invited }]) {
        expect(unpackInvitation(packed(found)), JSON.stringify(found)).to.equal("damaged");
      }
    });

    it("are damaged where they are no such text at all", function () {
      const whole = packInvitation(c.invited);
      for (const fragment of [
        "invitation=",
        "invitation=%",
        "invitation=a",
        "invitation=====",
        "invitation=\u{1f600}",
        `invitation=${"a".repeat(1_000_000)}`,
        whole.slice(0, -9),
        `${whole} and more`,
        `invitation=${Buffer.from("{").toString("base64url")}`,
        `invitation=${Buffer.from("[".repeat(7_000)).toString("base64url")}`,
      ]) {
        expect(unpackInvitation(fragment), fragment.slice(0, 40)).to.equal("damaged");
      }
    });
  });

  describe("in the browser that made them", function () {
    const stored = new Map<string, string>();
    let before: PropertyDescriptor | undefined;

    beforeEach(() => {
      stored.clear();
      before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
      const getItem = (key: string) => stored.get(key) ?? null;
      const setItem = (key: string, value: string) => void stored.set(key, value);
      Object.defineProperty(globalThis, "localStorage", { value: { getItem, setItem }, configurable: true });
    });

    afterEach(() => {
      if (before !== undefined) Object.defineProperty(globalThis, "localStorage", before);
      else Reflect.deleteProperty(globalThis, "localStorage");
    });

    it("are kept by co-op, the newest first, without what would let anybody join", async function () {
      const code = await codeOf(c.invited.key);
      const { inviter, class: class_, deadline, key, signature } = c.invited;
      const one = { inviter, class: class_, code, deadline };
      keepInvitation(c.place, { ...c.invited, code });
      keepInvitation(c.place, { ...one, code: inviter });
      expect(keptInvitations(c.place)).to.deep.equal([{ ...one, code: inviter }, one]);
      expect(keptInvitations({ ...c.place, chain: { id: 1 } })).to.deep.equal([]);
      for (const secret of [key, signature]) expect([...stored.values()].join()).not.to.include(secret.slice(2));
    });

    it("are none where something else is stored", function () {
      keepInvitation(c.place, { ...c.invited, code: officer.address });
      const [name = ""] = stored.keys();
      for (const text of ["{", "{}", "null", '[null, 5, {"code": 1}]']) {
        stored.set(name, text);
        expect(keptInvitations(c.place), text).to.deep.equal([]);
      }
    });
  });
});
