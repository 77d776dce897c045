import { expect } from "chai";
import type { BaseContract, Signer } from "ethers";
import { id, TypedDataEncoder, ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import { zeroAddress } from "viem";
import type { Charter, KindDraft, RulebookDraft } from "../scripts/charter.ts";
import { days, draftCharter } from "../scripts/charter.ts";
import { connectCoop, deployFactory, foundCoop, NOUNS } from "../scripts/deploy.ts";
import { somerset } from "../scripts/presets/index.ts";
import { actingAs } from "./helpers/acting.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { INVESTORS, USERS, WORKERS } from "./helpers/somerset.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const NAME = "Commons Bakery";
const CONSENT = {
  Consent: [
    { name: "coop", type: "string" },
    { name: "charter", type: "bytes32" },
    { name: "founder", type: "address" },
    { name: "class", type: "uint8" },
    { name: "deadline", type: "uint256" },
  ],
};

/** A factory, and a charter of three founders, one in each class, that nobody has signed yet. */
async function unsigned() {
  const [user, worker, investor, stranger, sender] = await ethers.getSigners();
  const factory = await deployFactory(ethers);
  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
  const founders = [user!, worker!, investor!];
  const currencyAddress = await currency.getAddress();
  return { factory, currency, currencyAddress, founders, stranger: stranger!, sender: sender! };
}

/** The same, founded by `sender`, who is no member. */
async function founded() {
  const f = await unsigned();
  const charter = charterOf(f);
  const coop = await foundCoop(ethers, f.factory.connect(f.sender), charter, f.founders);
  return { ...f, charter, coop };
}

type Unsigned = Awaited<ReturnType<typeof unsigned>>;

function charterOf(f: Unsigned, preset: Partial<RulebookDraft> = {}, founders = oneOfEach(f)): Charter {
  const [currency, lockedBodies] = [f.currencyAddress, [{ wallet: f.stranger.address, name: "Federation" }]];
  const draft = { name: NAME, purpose: "Bread", currency, decimals: 18, founders, lockedBodies };
  return draftCharter({ ...somerset, ...preset }, draft);
}

const oneOfEach = (f: Unsigned) => f.founders.map((founder, i) => ({ wallet: founder.address, class: i }));

/** A consent as `signer` gives it; `change` is what it was made to say instead of what the charter says. */
async function consent(f: Unsigned, signer: Signer, charter: Charter, number: number, change: object = {}) {
  const deadline = BigInt(await time.latest()) + 3600n;
  const founder = charter.founders[number]!;
  const honest = {
    coop: charter.rulebook.name,
    charter: await f.factory.hashOf(charter),
    founder: founder.wallet,
    class: founder.class,
    deadline,
    verifyingContract: await f.factory.getAddress(),
  };
  const { verifyingContract, ...message } = { ...honest, ...change };
  const domain = { name: "Rochdale", version: "1", chainId: 31337n, verifyingContract };
  return { deadline, signature: await signer.signTypedData(domain, CONSENT, message) };
}

async function consents(f: Unsigned, charter: Charter, signers: Signer[] = f.founders) {
  return Promise.all(signers.map((signer, number) => consent(f, signer, charter, number)));
}

/** The charter with some of its rulebook in another way than the preset can say. */
function withRules(charter: Charter, change: Partial<Charter["rulebook"]>): Charter {
  return { ...charter, rulebook: { ...charter.rulebook, ...change } };
}

describe("CoopFactory", function () {
  let f: Unsigned;
  let charter: Charter;
  beforeEach(async () => {
    f = await networkHelpers.loadFixture(unsigned);
    charter = charterOf(f);
  });

  const found = async (charter_: Charter) => f.factory.connect(f.sender).found(charter_, await consents(f, charter_));

  describe("constructor", function () {
    for (const [place, noun] of NOUNS.entries()) {
      it(`refuses an implementation of ${noun} without code`, async function () {
        const code = Array<string>(NOUNS.length).fill(f.currencyAddress).with(place, f.stranger.address);
        await expectError(ethers.deployContract("CoopFactory", [code]), f.factory, "NoCode", f.stranger);
      });
    }
  });

  describe("found", function () {
    it("founds the co-op at the addresses that the charter predicts", async function () {
      const hash = await f.factory.hashOf(charter);
      const predicted = await f.factory.addressesOf(hash);
      for (const address of predicted) expect(await ethers.provider.getCode(address)).to.equal("0x");

      await expectEvent(found(charter), f.factory, "CoopFounded", 0, hash, NAME, predicted);
      for (const address of predicted) expect(await ethers.provider.getCode(address)).not.to.equal("0x");
      expect(new Set(predicted).size).to.equal(NOUNS.length);
      expect(await f.factory.isFounded(hash)).to.equal(true);
      expect(await f.factory.coopCount()).to.equal(1n);
      expect(await f.factory.coopOf(0)).to.deep.equal(predicted);
    });

    it("adopts the statute, with its name and purpose", async function () {
      const founding = found(charter);
      await founding;
      const { statute } = await connectCoop(ethers, f.factory, await f.factory.hashOf(charter));
      expect([await statute.name(), await statute.purpose()]).to.deep.equal([NAME, "Bread"]);
      const weighing = Object.values(charter.rulebook.weighing).map(BigInt);
      await expectEvent(founding, statute, "StatuteAdopted", NAME, "Bread", f.currencyAddress, weighing);
    });

    it("numbers what it founds", async function () {
      await found(charter);
      const [twin, hash] = [{ ...charter, nonce: 1n }, await f.factory.hashOf({ ...charter, nonce: 1n })];
      await expectEvent(found(twin), f.factory, "CoopFounded", 1, hash, NAME, await f.factory.addressesOf(hash));
      expect(await f.factory.coopOf(1)).to.deep.equal(await f.factory.addressesOf(hash));
    });

    it("enters the founders in the order of the charter", async function () {
      await found(charter);
      const { members } = await connectCoop(ethers, f.factory, await f.factory.hashOf(charter));
      expect(await members.memberCount()).to.equal(3n);
      expect(await members.terms()).to.deep.equal(Object.values(charter.rulebook.membership).map(BigInt));
      const founding = BigInt(await time.latest()) - 1n; // a second earlier than anybody can join
      for (const [i, founder] of f.founders.entries()) {
        const line = [BigInt(i + 1), BigInt(i), 1n, founding, 0n, true, 0n, 0n, 0n];
        expect(await members.memberOf(founder)).to.deep.equal(line);
      }
    });

    it("introduces the twelve contracts to one another", async function () {
      await found(charter);
      const c = await connectCoop(ethers, f.factory, await f.factory.hashOf(charter));
      const asking = [c.members, c.shares, c.agenda, c.treasury, c.payouts, c.rounds]; // who ask the statute
      for (const noun of [...asking, c.buckets, c.funds])
        expect(await noun.authority()).to.equal(await c.authority.getAddress());
      for (const noun of [...asking, c.assembly]) expect(await noun.statute()).to.equal(await c.statute.getAddress());
      for (const noun of [c.shares, c.agenda, c.treasury, c.buckets, c.payouts, c.rounds, c.assembly]) {
        expect(await noun.members()).to.equal(await c.members.getAddress());
      }
      for (const noun of [c.shares, c.buckets, c.rounds, c.funds])
        expect(await noun.treasury()).to.equal(await c.treasury.getAddress());
      for (const noun of [c.payouts, c.rounds, c.funds])
        expect(await noun.buckets()).to.equal(await c.buckets.getAddress());
      for (const noun of [c.rounds, c.buckets]) expect(await noun.funds()).to.equal(await c.funds.getAddress());
      expect(await c.buckets.payouts()).to.equal(await c.payouts.getAddress());
      expect(await c.agenda.assembly_()).to.equal(await c.assembly.getAddress());
      expect(await c.assembly.agenda()).to.equal(await c.agenda.getAddress());
      expect(await c.members.shares()).to.equal(await c.shares.getAddress());
      expect(await c.buckets.rounds()).to.equal(await c.rounds.getAddress());
      expect(await c.treasury.executor()).to.equal(await c.executor.getAddress());
      for (const room of [c.shares, c.buckets, c.rounds, c.funds])
        expect(await c.treasury.isRoom(room)).to.equal(true);
      expect(await c.statute.executor()).to.equal(await c.executor.getAddress());
      expect(await c.assembly.timelock()).to.equal(await c.executor.getAddress());
      expect(await c.assembly.name()).to.equal(NAME);
      expect(await c.executor.getMinDelay()).to.equal(days(2));
    });

    it("gives shares and treasury their terms, and starts the years of the shares", async function () {
      await found(charterOf(f, { reserveBps: 250 }));
      const hash = await f.factory.hashOf(charterOf(f, { reserveBps: 250 }));
      const { shares, treasury } = await connectCoop(ethers, f.factory, hash);
      expect(await shares.par()).to.equal(charter.rulebook.sharePar);
      expect(await shares.terms()).to.deep.equal(Object.values(charter.rulebook.capital).map(BigInt));
      expect(await shares.foundedAt()).to.equal(BigInt(await time.latest()));
      expect(await treasury.reserveBps()).to.equal(250n);
    });

    it("founds a second co-op that differs in the nonce alone, elsewhere", async function () {
      const twin = { ...charter, nonce: 1n };
      await found(charter);
      await found(twin);
      expect(await f.factory.coopCount()).to.equal(2n);
      const [first, second] = [await f.factory.coopOf(0), await f.factory.coopOf(1)];
      expect(second).to.deep.equal(await f.factory.addressesOf(await f.factory.hashOf(twin)));
      for (const address of second) expect(first.includes(address)).to.equal(false);
    });

    it("refuses the same charter twice", async function () {
      await found(charter);
      const hash = await f.factory.hashOf(charter);
      await expectError(found(charter), f.factory, "AlreadyFounded", hash);
    });

    it("refuses a charter whose treasury does not accept the currency", async function () {
      charter = { ...charter, assets: [zeroAddress] };
      await expectError(found(charter), f.factory, "CurrencyNotAccepted", f.currency);
    });

    it("refuses a charter without founders", async function () {
      charter = { ...charter, founders: [] };
      await expectError(f.factory.found(charter, []), f.factory, "NoFounders");
    });

    it("refuses a founder twice", async function () {
      const [user] = f.founders;
      charter = charterOf(f, {}, [{ wallet: user!.address, class: USERS }, { wallet: user!.address, class: WORKERS }]);
      const signed = await consents(f, charter, [user!, user!]);
      const members = await ethers.getContractAt("Members", ZeroAddress);
      await expectError(f.factory.found(charter, signed), members, "AlreadyMember", user);
    });

    it("refuses a founder in a class that does not exist", async function () {
      charter = charterOf(f, {}, [{ wallet: f.founders[0]!.address, class: 3 }]);
      const statute = await ethers.getContractAt("Statute", ZeroAddress);
      const signed = await consents(f, charter, [f.founders[0]!]);
      await expectError(f.factory.found(charter, signed), statute, "UnknownClass", 3);
    });
  });

  describe("consents", function () {
    const refused = async (number: number, change: object, signer: Signer = f.founders[number]!) => {
      const signed = (await consents(f, charter)).with(number, await consent(f, signer, charter, number, change));
      return f.factory.found(charter, signed);
    };

    it("refuses one too few and one too many", async function () {
      const signed = await consents(f, charter);
      await expectError(f.factory.found(charter, signed.slice(1)), f.factory, "ConsentsMissing", 2, 3);
      await expectError(f.factory.found(charter, [...signed, signed[0]!]), f.factory, "ConsentsMissing", 4, 3);
    });

    it("takes them in the second of their deadline and refuses them one later", async function () {
      const signed = await consents(f, charter);
      const { deadline } = signed[0]!;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline + 1n);
      await expectError(f.factory.found(charter, signed), f.factory, "ConsentExpired", f.founders[0], deadline);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline);
      await expect(f.factory.found(charter, signed)).to.emit(f.factory, "CoopFounded");
    });

    it("refuses another signer", async function () {
      await expectError(refused(1, {}, f.stranger), f.factory, "NoConsent", f.founders[1]);
    });

    it("refuses another order", async function () {
      const [first, second, third] = await consents(f, charter);
      await expectError(f.factory.found(charter, [second!, first!, third!]), f.factory, "NoConsent", f.founders[0]);
    });

    for (const [what, change] of Object.entries({
      "another class": { class: WORKERS },
      "another charter": { charter: id("another charter") },
      "another co-op's name": { coop: "Private Bakery" },
      "another founder": { founder: ZeroAddress },
      "another deadline": { deadline: 1n << 60n },
      "another factory": { verifyingContract: ZeroAddress },
    })) {
      it(`refuses a signature under ${what}`, async function () {
        await expectError(refused(2, change), f.factory, "NoConsent", f.founders[2]);
      });
    }

    it("refuses bytes that are no signature", async function () {
      const [first, ...others] = await consents(f, charter);
      const scribbled = [{ ...first!, signature: "0x1234" }, ...others];
      await expectError(f.factory.found(charter, scribbled), f.factory, "NoConsent", f.founders[0]);
    });

    it("makes nobody a founder unasked", async function () {
      const wallets = [...f.founders, f.stranger].map((wallet) => ({ wallet: wallet.address, class: INVESTORS }));
      charter = charterOf(f, {}, wallets);
      const signed = await consents(f, charter, [...f.founders, f.founders[0]!]);
      await expectError(f.factory.found(charter, signed), f.factory, "NoConsent", f.stranger);
    });

    it("makes the zero address no founder", async function () {
      charter = charterOf(f, {}, [{ wallet: ZeroAddress, class: USERS }]);
      const signed = [{ deadline: 1n << 60n, signature: `0x${"00".repeat(65)}` }];
      await expectError(f.factory.found(charter, signed), f.factory, "NoConsent", ZeroAddress);
    });

    describe("of a contract", function () {
      it("takes what an ERC-1271 wallet takes for its signature", async function () {
        const wallet = await ethers.deployContract("ContractWallet", [f.stranger]);
        charter = charterOf(f, {}, [{ wallet: await wallet.getAddress(), class: USERS }]);
        await f.factory.found(charter, await consents(f, charter, [f.stranger]));
        const { members } = await connectCoop(ethers, f.factory, await f.factory.hashOf(charter));
        expect(await members.isMember(wallet)).to.equal(true);
      });

      it("refuses what the wallet refuses", async function () {
        const wallet = await ethers.deployContract("ContractWallet", [f.stranger]);
        charter = charterOf(f, {}, [{ wallet: await wallet.getAddress(), class: USERS }]);
        const signed = await consents(f, charter, [f.sender]);
        await expectError(f.factory.found(charter, signed), f.factory, "NoConsent", wallet);
      });

      it("refuses a contract that signs nothing", async function () {
        charter = charterOf(f, {}, [{ wallet: f.currencyAddress, class: USERS }]);
        const signed = await consents(f, charter, [f.sender]);
        await expectError(f.factory.found(charter, signed), f.factory, "NoConsent", f.currency);
      });
    });
  });

  describe("a bad rulebook", function () {
    const { classes, kinds, tiers, weighing } = somerset;
    const upsideDown = { ...classes[0]!, minShares: 2, maxShares: 1, weightBps: 10_000 };
    const tier = (upTo: number, approvals: number, objections = 1, waiting = 0) =>
      ({ upTo, approvals, objections, waiting });
    const nineTiers = Array.from({ length: 9 }, (_, i) => tier(i + 1, 1));
    const ofNoKind = { title: "Objects", text: "Bread", kindSlot: 4 };
    const weights = (...bps: number[]) => bps.map((weightBps, i) => ({ ...classes[i % 3]!, weightBps }));
    const lowCeiling = { weighing: { ...weighing, nonUserCapBps: 2_499 } };
    const weightless = { ...classes[0]!, weightBps: 0 };
    const bad: [string, Partial<RulebookDraft>, string, unknown[]][] = [
      ["weights below the whole", { classes: weights(4999, 2500, 2500) }, "WeightsNotWhole", [9_999]],
      ["weights above the whole", { classes: weights(5001, 2500, 2500) }, "WeightsNotWhole", [10_001]],
      ["no class", { classes: [] }, "WrongNumberOfClasses", [0]],
      ["nine classes", { classes: weights(...Array<number>(9).fill(1000)) }, "WrongNumberOfClasses", [9]],
      ["no user class", { classes: [{ ...classes[2]!, weightBps: 10_000 }] }, "NoUserClass", []],
      ["a ceiling above a quarter", { weighing: { ...weighing, nonUserCapBps: 2_501 } }, "CapTooHigh", [2_501, 2_500]],
      ["non-users above the ceiling", { classes: weights(5000, 2499, 2501) }, "NonUsersTooHeavy", [2_501, 2_500]],
      ["a lower ceiling than the non-users' weight", lowCeiling, "NonUsersTooHeavy", [2_500, 2_499]],
      ["a holding upside down", { classes: [upsideDown] }, "WrongHolding", [2, 1]],
      ["seventeen kinds", { kinds: Array<KindDraft>(17).fill(kinds[0]!) }, "WrongNumberOfKinds", [17]],
      ["no tier", { tiers: [] }, "TiersNotRising", [0]],
      ["nine tiers", { tiers: nineTiers }, "TiersNotRising", [9]],
      ["tiers of the same amount", { tiers: [tiers[0]!, tier(500, 2)] }, "TiersNotRising", [1]],
      ["fewer approvals for more", { tiers: [tier(1, 2), tier(2, 1)] }, "TiersNotRising", [1]],
      ["a tier without approval", { tiers: [tier(1, 0)] }, "TiersNotRising", [0]],
      ["a tier without objections", { tiers: [tier(1, 1, 0)] }, "TiersNotRising", [0]],
      ["a tier that waits more than 90 days", { tiers: [tier(1, 1, 1, days(90) + 1)] }, "TiersNotRising", [0]],
      ["an article of a kind that is not there", { articles: [ofNoKind] }, "UnknownKind", [4]],
      ["a dissolution of a kind that is not there", { dissolutionSlot: 4 }, "UnknownKind", [4]],
      ["a dissolution by an ordinary resolution", { dissolutionSlot: 0 }, "UnfitKind", [0]],
    ];
    for (const [what, preset, error, args] of bad) {
      it(`is refused with ${what}: ${error}`, async function () {
        const statute = await ethers.getContractAt("Statute", ZeroAddress);
        await expectError(found(charterOf(f, preset)), statute, error, ...args);
      });
    }

    it("is refused with a par of nothing or above 96 bits, and taken with one below", async function () {
      const shares = await ethers.getContractAt("Shares", ZeroAddress);
      const most = (1n << 96n) - 1n;
      for (const par of [0n, most + 1n]) {
        await expectError(found(withRules(charter, { sharePar: par })), shares, "UnfitPar", par, most);
      }
      await expect(found(withRules(charter, { sharePar: most }))).to.emit(f.factory, "CoopFounded");
    });

    it("is refused without kinds", async function () {
      await expect(found(charterOf(f, { kinds: [], articles: [] }))).to.be.revertedWithPanic(0x32); // out of bounds
    });

    it("is good with eight classes, sixteen kinds and eight tiers", async function () {
      const eight = Array.from({ length: 8 }, (_, i) => ({ ...classes[0]!, name: `class ${i}`, weightBps: 1250 }));
      const most = {
        classes: eight,
        kinds: Array<KindDraft>(16).fill(kinds[0]!).with(15, kinds[somerset.dissolutionSlot]!),
        dissolutionSlot: 15,
        tiers: nineTiers.slice(1),
      };
      const charter_ = charterOf(f, most);
      await expect(found(charter_)).to.emit(f.factory, "CoopFounded");
      const { members } = await connectCoop(ethers, f.factory, await f.factory.hashOf(charter_));
      expect(await members.electoratesAt(await time.latest())).to.deep.equal([1n, 1n, 1n, 0n, 0n, 0n, 0n, 0n]);
    });

    for (const [count, extraordinary] of [[1, 0n], [2, 1n]] as const) {
      it(`needs kind ${extraordinary} for what is extraordinary where there are ${count}`, async function () {
        const strict = Array<KindDraft>(count).fill(kinds[somerset.dissolutionSlot]!);
        const charter_ = charterOf(f, { kinds: strict, dissolutionSlot: count - 1, articles: [] });
        await found(charter_);
        const { statute, authority } = await connectCoop(ethers, f.factory, await f.factory.hashOf(charter_));
        expect(await statute.kindNeeded([authority], ["0x12345678"])).to.equal(extraordinary);
      });
    }

    it("is good with four classes of which one has no weight", async function () {
      await expect(found(charterOf(f, { classes: [...classes, weightless] }))).to.emit(f.factory, "CoopFounded");
    });

    describe("with an unfit kind", function () {
      const year = days(365);
      const fraction = (numerator: number, denominator: number, moreThan: boolean) => ({
        numerator,
        denominator,
        moreThan,
      });
      const bounds: [string, Partial<KindDraft>, Partial<KindDraft>][] = [
        ["a denominator of zero", { denominator: 0 }, { denominator: 1, numerator: 0 }],
        ["more than everything", fraction(2, 2, true), fraction(1, 2, true)],
        ["at least more than everything", fraction(3, 2, false), fraction(2, 2, false)],
        ["a quorum above everybody", { quorumBps: 10_001 }, { quorumBps: 10_000 }],
        ["a class quorum above everybody", { classQuorumBps: 10_001 }, { classQuorumBps: 10_000 }],
        ["less than an hour to vote", { votingTime: 3_599 }, { votingTime: 3_600 }],
        ["more than a year to vote", { votingTime: year + 1 }, { votingTime: year }],
        ["more than a year of notice", { notice: year + 1 }, { notice: year }],
        ["more than a year of delay", { delay: year + 1 }, { delay: year }],
        ["more than a year of tenure", { minTenure: year + 1 }, { minTenure: year }],
        ["more voting classes than there are", { minVotedClasses: 4 }, { minVotedClasses: 3 }],
        ["no eligible class", { eligible: 0 }, { eligible: 1 }],
        ["non-users only", { eligible: 1 << INVESTORS }, { eligible: (1 << INVESTORS) | (1 << WORKERS) }],
        ["a class that is not there", { eligible: 1 << 3 }, { eligible: (1 << 3) | 1 }],
      ];
      for (const [what, beyond, within] of bounds) {
        it(`asking for ${what} is refused, and the nearest fit one taken`, async function () {
          const statute = await ethers.getContractAt("Statute", ZeroAddress);
          const second = (change: Partial<KindDraft>) => kinds.with(1, { ...kinds[1]!, ...change });
          await expectError(found(charterOf(f, { kinds: second(beyond) })), statute, "UnfitKind", 1);
          await expect(found(charterOf(f, { kinds: second(within) }))).to.emit(f.factory, "CoopFounded");
        });
      }
    });
  });

  describe("after founding", function () {
    let c: Awaited<ReturnType<typeof founded>>;
    beforeEach(async () => {
      c = await networkHelpers.loadFixture(founded);
    });

    /** Tries to initialise the twelve contracts at `addresses` as the factory initialises those of a new co-op. */
    async function expectInitialised(addresses: string[]): Promise<void> {
      const coop = Array.from(await c.factory.coopOf(0));
      const args: Record<(typeof NOUNS)[number], unknown[]> = {
        Statute: [coop, c.charter.rulebook],
        Members: [coop, c.charter.founders, c.charter.rulebook.membership],
        Shares: [coop, 1, c.charter.rulebook.capital],
        Assembly: [coop, NAME],
        Agenda: [coop],
        Executor: [0, [], [], c.sender.address],
        Authority: [c.sender.address],
        Treasury: [coop, [], 0],
        Buckets: [coop],
        Payouts: [coop],
        Funds: [coop],
        Rounds: [coop],
      };
      for (const [place, noun] of NOUNS.entries()) {
        const contract: BaseContract = await ethers.getContractAt(noun as string, addresses[place]!);
        await expectError(contract.getFunction("initialize").send(...args[noun]), contract, "InvalidInitialization");
      }
    }

    it("INV-14: nobody can initialise a clone again", async function () {
      await expectInitialised(Array.from(await c.factory.coopOf(0)));
    });

    it("INV-14: nobody can initialise an implementation", async function () {
      const clones = await Promise.all(
        (await c.factory.coopOf(0)).map((clone: string) => ethers.provider.getCode(clone)),
      );
      const delegates = clones.map((code) => ethers.getAddress(`0x${code.slice(22, 62)}`)); // as ERC-1167 has it
      await expectInitialised(delegates);
    });

    it("INV-42: no two contracts sign in the same domain, of this co-op or another", async function () {
      const twin = await foundCoop(ethers, c.factory, { ...c.charter, nonce: 1n }, c.founders);
      const domains = new Set<string>();
      const signing = [c.factory, c.coop.members, c.coop.assembly, twin.members, twin.assembly];
      for (const contract of signing) {
        const [, name, version, chainId, verifyingContract] = await contract.eip712Domain();
        expect(verifyingContract).to.equal(await contract.getAddress());
        domains.add(TypedDataEncoder.hashDomain({ name, version, chainId, verifyingContract }));
      }
      expect(domains.size).to.equal(signing.length);
    });

    it("the executor alone administers the authority", async function () {
      const { authority, executor } = c.coop;
      const granted = await authority.queryFilter(authority.filters.RoleGranted());
      expect(granted.map((log) => [log.args.roleId, log.args.account])).to.deep.equal([
        [0n, await executor.getAddress()],
      ]);
      expect(await authority.hasRole(0, executor)).to.deep.equal([true, 0n]);
    });

    it("the assembly alone gives the executor orders, and the executor alone administers itself", async function () {
      const { assembly, executor } = c.coop;
      const [proposer, carrier, canceller] =
        [await executor.PROPOSER_ROLE(), await executor.EXECUTOR_ROLE(), await executor.CANCELLER_ROLE()];
      const granted = await executor.queryFilter(executor.filters.RoleGranted());
      const to = (holder: string) =>
        granted
          .filter((log) => log.args.account === holder)
          .map((log) => log.args.role)
          .sort();
      expect(to(await assembly.getAddress())).to.deep.equal([proposer, carrier, canceller].sort());
      expect(to(await executor.getAddress())).to.deep.equal([ZeroHash]);
      expect(granted.length).to.equal(4);
      for (const role of [proposer, carrier, canceller]) expect(await executor.getRoleAdmin(role)).to.equal(ZeroHash);
    });

    for (const who of ["the factory", "the sender", "the deployer", "a founder"]) {
      it(`INV-14: ${who} has no power`, async function () {
        const { authority, executor, statute, treasury, members, rounds, shares, payouts, funds } = c.coop;
        const signers = {
          "the factory": await actingAs(chain, c.factory),
          "the sender": c.sender,
          "the deployer": c.founders[0]!,
          "a founder": c.founders[2]!,
        };
        const tried = signers[who as keyof typeof signers];
        const scheduling = [c.sender, 0, "0x", ZeroHash, ZeroHash, days(2)] as const;
        const proposer = await executor.PROPOSER_ROLE();
        await expectError(
          authority.connect(tried).grantRole(0, tried, 0),
          authority, "AccessManagerUnauthorizedAccount", tried, 0,
        );
        await expectError(
          executor.connect(tried).schedule(...scheduling),
          executor, "AccessControlUnauthorizedAccount", tried, proposer,
        );
        await expectError(
          executor.connect(tried).grantRole(ZeroHash, tried),
          executor, "AccessControlUnauthorizedAccount", tried, ZeroHash,
        );
        const body = { wallet: await tried.getAddress(), name: "Me" };
        await expectError(statute.connect(tried).nameLockedBody(body), statute, "NotExecutor", tried);
        await expectError(statute.connect(tried).dissolve(c.stranger), statute, "NotExecutor", tried);
        const denied = [
          () => treasury.connect(tried).accept(ZeroAddress, false),
          () => treasury.connect(tried).setReserveRule(0),
          () => members.connect(tried).defineTerms(c.charter.rulebook.membership),
          () => shares.connect(tried).defineTerms(c.charter.rulebook.capital),
          () => members.connect(tried).expel(2, ZeroHash),
          () => rounds.connect(tried).topUp(1, 1),
          () => payouts.connect(tried).grantAllowance(1, 7, 1, 1),
          () => funds.connect(tried).endStanding(1),
        ];
        for (const call of denied) {
          await expectError(call(), members, "AccessManagedUnauthorized", tried);
        }
      });
    }
  });
});
