import { expect } from "chai";
import { network } from "hardhat";
import { createClient, custom, getAddress, numberToHex, zeroAddress } from "viem";
import type { Address, Hex } from "viem";
import { CONSENT, draftCharter, encodeCharter, hashCharter } from "../../sdk/src/charter.ts";
import type { Charter } from "../../sdk/src/charter.ts";
import { deployFactory } from "../../scripts/deploy.ts";
import { presets } from "../../scripts/presets/index.ts";
import { collectConsents } from "../../web/src/found/collect.ts";
import { foundingCall, inOrder, judgeConsent, toSign } from "../../web/src/found/consents.ts";
import { inUsualForm } from "../../web/src/wallet/signature.ts";
import { beginDraft, charterOf, PRESETS, readDraft, removeClass } from "../../web/src/found/draft.ts";
import type { Consent, Draft } from "../../web/src/found/draft.ts";
import { DamagedError, packCharter, packConsent, unpackCharter, unpackConsent } from "../../web/src/found/fragment.ts";
import { amplificationOf, powersOf } from "../../web/src/found/power.ts";
import { problemsOf } from "../../web/src/found/rules.ts";
import { warningsOf } from "../../web/src/found/warnings.ts";
import { words } from "../../web/src/found/words/index.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;

const CHAIN = 31337;
const FOREVER = 4_000_000_000; // seconds
const { rules, warnings } = words;

/** A factory, a currency, and the client by which the page asks their chain. */
async function settle() {
  const signers = (await ethers.getSigners()).slice(0, 6);
  const factory = await deployFactory(ethers);
  const currency = await ethers.deployContract("TestToken", ["Test euro", "EUR", 18]);
  const client = createClient({ transport: custom(chain.provider) });
  const site = { client, chain: { id: CHAIN }, factory: (await factory.getAddress()) as Address };
  const contractWallet = await ethers.deployContract("ContractWallet", [signers[5]!]);
  return { signers, factory, currency: await currency.getAddress(), site, contractWallet };
}

/** The draft that a founder would have who changed nothing of a preset. */
function draftFrom(preset: (typeof PRESETS)[number], currency: string, wallets: readonly string[]): Draft {
  const draft = beginDraft(preset, presets[preset]);
  const count = draft.rules.classes.length;
  const founders = wallets.map((wallet, i) => ({ wallet, class: i % count }));
  return { ...draft, name: "Commons Bakery", purpose: "Bread for the neighbourhood", currency, founders };
}

/** A change of something that is nested, for a charter or what lies in it. */
type Change = (charter: Charter) => void;

function changed(charter: Charter, change: Change): Charter {
  const copy = structuredClone(charter);
  change(copy);
  return copy;
}

describe("Founding in the browser", function () {
  let s: Awaited<ReturnType<typeof settle>>;
  let wallets: string[];
  let charter: Charter;

  beforeEach(async () => {
    s = await networkHelpers.loadFixture(settle);
    wallets = s.signers.slice(0, 3).map(({ address }) => address);
    charter = charterOf(draftFrom("somerset", s.currency, wallets), 18);
  });

  const consentBy = async (place: number, of = charter, deadline = FOREVER): Promise<Consent> => {
    const signer = s.signers[place]!;
    const hash = hashCharter(of);
    const data = toSign(s.site, { charter: of, hash }, signer.address as Address, deadline)!;
    const signature = (await signer.signTypedData(data.domain, CONSENT, data.message)) as Hex;
    return { hash, wallet: signer.address as Address, deadline, signature };
  };

  /** What the factory says to a charter that all founders have signed. */
  const tryFounding = async (of: Charter): Promise<unknown> => {
    const places = of.founders.map(({ wallet }) => s.signers.findIndex(({ address }) => address === wallet));
    const consents = await Promise.all(places.map((place) => consentBy(place, of)));
    return s.factory.found.staticCall(
      of,
      consents.map(({ deadline, signature }) => ({ deadline: BigInt(deadline), signature })),
    );
  };

  describe("the charter", function () {
    for (const preset of PRESETS) {
      it(`of the preset ${preset} has nothing to be put right, its contracts' hash, and is founded`, async function () {
        const draft = draftFrom(preset, s.currency, wallets);
        const whole = charterOf(draft, 18);
        expect(problemsOf(whole)).to.deep.equal([]);
        expect(hashCharter(whole)).to.equal(await s.factory.hashOf(whole));
        await tryFounding(whole);
      });
    }

    it("has the hash of its contracts with whatever founders write", async function () {
      const draft = draftFrom("scic", zeroAddress, wallets);
      draft.name = "  Boulangerie “des communs” 🥖 عربى ";
      draft.rules.articles = [{ title: "Ἀρχή", text: "a".repeat(5_000), kindSlot: 0 }];
      draft.lockedBodies = [{ wallet: wallets[0]!, name: "" }];
      draft.nonce = (2n ** 128n - 1n).toString();
      const strange = charterOf(draft, 18);
      expect(hashCharter(strange)).to.equal(await s.factory.hashOf(strange));
    });

    it("counts money in the decimals of the currency", function () {
      const draft = draftFrom("somerset", s.currency, wallets);
      draft.rules.sharePar = 2.5;
      expect(charterOf(draft, 6).rulebook.sharePar).to.equal(2_500_000n);
      expect(charterOf(draft, 6).rulebook.tiers[0]?.upTo).to.equal(500_000_000n);
    });

    it("differs from an equal one by its nonce", function () {
      const [one, other] = [1, 2].map(() => charterOf(draftFrom("worker", s.currency, wallets), 18));
      expect(hashCharter(one!)).not.to.equal(hashCharter(other!));
    });

    it("is written as its preset says, but for what the founders chose", function () {
      const [first] = wallets;
      const founders = [{ wallet: first!, class: 0 }];
      const chosen = { name: "A", purpose: "B", currency: s.currency, decimals: 18, founders, nonce: 7n };
      const draft = { ...draftFrom("bencom", s.currency, [first!]), name: "A", purpose: "B", nonce: "7" };
      expect(encodeCharter(charterOf(draft, 18))).to.equal(encodeCharter(draftCharter(presets.bencom, chosen)));
    });
  });

  describe("each rule", function () {
    const [USERS, INVESTORS] = [0, 2];
    const DAY = 86_400;
    const YEAR = 365 * DAY;
    const ORDINARY = "Ordinary resolution";
    const DISSOLUTION = "Dissolution";
    const STRICTEST = "Entrenched resolution";
    const book =
      (change: (book: Charter["rulebook"]) => void): Change =>
      (charter) =>
        change(charter.rulebook);
    const firstKind = (change: Partial<Charter["rulebook"]["kinds"][number]>, slot = 0): Change =>
      book((b) => void Object.assign(b.kinds[slot]!, change));
    const firstClass = (change: Partial<Charter["rulebook"]["classes"][number]>, c = USERS): Change =>
      book((b) => void Object.assign(b.classes[c]!, change));
    const tier = (change: Partial<Charter["rulebook"]["tiers"][number]>, i = 1): Change =>
      book((b) => void Object.assign(b.tiers[i]!, change));
    const weights = (...bps: number[]): Change => book((b) => b.classes.forEach((c, i) => (c.weightBps = bps[i]!)));
    const terms = (part: "membership" | "capital" | "agenda" | "weighing", change: object): Change =>
      book((b) => void Object.assign(b[part], change));

    /** The sentence, what breaks the rule, and what the contracts say to it; undefined where only the page minds. */
    const broken: [string, Change, string | undefined][] = [
      [rules.name, book((b) => (b.name = " ")), undefined],
      [rules.purpose, book((b) => (b.purpose = "")), undefined],
      [rules.currencyNotAccepted, (c) => (c.assets = [zeroAddress]), "CurrencyNotAccepted"],
      [rules.sharePar, book((b) => (b.sharePar = 0n)), "UnfitPar"],
      [rules.sharePar, book((b) => (b.sharePar = 2n ** 96n)), "UnfitPar"],
      [rules.classNumber(0), book((b) => (b.classes = [])), "WrongNumberOfClasses"],
      [rules.classNumber(9), book((b) => b.classes.push(...Array(6).fill(b.classes[0]))), "WrongNumberOfClasses"],
      [rules.tooFewClasses(4), terms("weighing", { minClasses: 4 }), "WrongNumberOfClasses"],
      [rules.cap(2_500), terms("weighing", { nonUserCapBps: 2_501 }), "CapTooHigh"],
      [rules.weightsWhole(9_999), weights(4_999, 2_500, 2_500), "WeightsNotWhole"],
      [rules.nonUsers(2_501, 2_500), weights(4_999, 2_500, 2_501), "NonUsersTooHeavy"],
      [rules.noUsers, book((b) => b.classes.forEach((c) => (c.isUser = false))), "NoUserClass"],
      [rules.weight("investors", 2_600, 10_000), terms("weighing", { classFloorBps: 2_600 }), "ClassOutsideBounds"],
      [rules.weight("users", 0, 4_900), terms("weighing", { classCeilingBps: 4_900 }), "ClassOutsideBounds"],
      [rules.className, firstClass({ name: "" }), undefined],
      [rules.classTwice("Workers"), firstClass({ name: "Workers" }, INVESTORS), undefined],
      [rules.maxVotes("users"), firstClass({ maxVotes: 0 }), "UnfitClass"],
      [rules.vouchers("users"), firstClass({ admission: 1, vouchers: 0 }), "UnfitClass"],
      [rules.holding("users"), firstClass({ minShares: 2, maxShares: 1 }), "WrongHolding"],
      [rules.shares("users"), firstClass({ minShares: NaN }), undefined],
      [rules.kindNumber(0), book((b) => (b.kinds = [])), "Panic"],
      [rules.kindNumber(17), book((b) => b.kinds.push(...Array(13).fill(b.kinds[3]))), "WrongNumberOfKinds"],
      [rules.noDissolution, book((b) => (b.dissolutionSlot = 4)), "UnknownKind"],
      [rules.unreachable(ORDINARY), firstKind({ denominator: 0 }), "UnfitKind"],
      [rules.unreachable(ORDINARY), firstKind({ numerator: 1, denominator: 1, moreThan: true }), "UnfitKind"],
      [rules.unreachable(ORDINARY), firstKind({ numerator: 3, denominator: 2, moreThan: false }), "UnfitKind"],
      [rules.quorum(ORDINARY), firstKind({ quorumBps: 10_001 }), "UnfitKind"],
      [rules.quorum(ORDINARY), firstKind({ classQuorumBps: 10_001 }), "UnfitKind"],
      [rules.secondQuorum(ORDINARY), firstKind({ secondQuorumBps: 2_501 }), "UnfitKind"],
      [rules.votingTime(ORDINARY), firstKind({ votingTime: 3_599 }), "UnfitKind"],
      [rules.votingTime(ORDINARY), firstKind({ votingTime: YEAR + 1 }), "UnfitKind"],
      [rules.time(ORDINARY), firstKind({ notice: YEAR + 1 }), "UnfitKind"],
      [rules.time(ORDINARY), firstKind({ delay: YEAR + 1 }), "UnfitKind"],
      [rules.time(ORDINARY), firstKind({ minTenure: YEAR + 1 }), "UnfitKind"],
      [rules.minVotedClasses(ORDINARY, 3), firstKind({ minVotedClasses: 4 }), "UnfitKind"],
      [rules.minClassSize(ORDINARY), firstKind({ minClassSize: 256 }), undefined],
      [rules.nobodyVotes(ORDINARY), firstKind({ eligible: 1 << INVESTORS }), "UnfitKind"],
      [rules.weakerThanDissolution(DISSOLUTION), firstKind({ mode: 1 }, 2), "UnfitKind"],
      [rules.weakerThanDissolution(DISSOLUTION), firstKind({ base: 0 }, 2), "UnfitKind"],
      [rules.weakerThanDissolution(DISSOLUTION), firstKind({ minClassSize: 2 }, 2), "UnfitKind"],
      [rules.weakerThanDissolution(DISSOLUTION), firstKind({ eligible: 0b111 }, 2), "UnfitKind"],
      [rules.weakerThanDissolution(STRICTEST), firstKind({ numerator: 2, denominator: 3 }, 3), "UnfitKind"],
      [rules.articleTitle(1), book((b) => (b.articles[0]!.title = "")), undefined],
      [rules.articleText(2), book((b) => (b.articles[1]!.text = " ")), undefined],
      [rules.articleHash(1), book((b) => (b.articles[0]!.text += "!")), undefined],
      [rules.articleKind(1), book((b) => (b.articles[0]!.kindSlot = 4)), "UnknownKind"],
      [rules.tierNumber(0), book((b) => (b.tiers = [])), "TiersNotRising"],
      [rules.tierNumber(9), book((b) => b.tiers.push(...Array(6).fill(b.tiers[2]))), "TiersNotRising"],
      [rules.tierRises(2), tier({ upTo: 500n * 10n ** 18n }), "TiersNotRising"],
      [rules.tierRises(1), tier({ upTo: 0n }, 0), undefined],
      [rules.tierApprovals(2), tier({ approvals: 0 }), "TiersNotRising"],
      [rules.tierApprovals(3), tier({ approvals: 1 }, 2), "TiersNotRising"],
      [rules.tierObjections(2), tier({ objections: 0 }), "TiersNotRising"],
      [rules.tierWaiting(2), tier({ waiting: 90 * DAY + 1 }), "TiersNotRising"],
      [rules.answerTime, terms("membership", { answerTime: YEAR + 1 }), "UnfitMemberTerms"],
      [rules.hearing, terms("membership", { hearing: 7 * DAY - 1 }), "UnfitMemberTerms"],
      [rules.hearing, terms("membership", { hearing: 180 * DAY + 1 }), "UnfitMemberTerms"],
      [rules.recoveryDelay, terms("membership", { recoveryDelay: 3 * DAY - 1 }), "UnfitMemberTerms"],
      [rules.recoveryDelay, terms("membership", { recoveryDelay: 180 * DAY + 1 }), "UnfitMemberTerms"],
      [rules.switchCooldown, terms("membership", { switchCooldown: 730 * DAY + 1 }), "UnfitMemberTerms"],
      [rules.capitalNotice, terms("capital", { notice: 730 * DAY + 1 }), "UnfitShareTerms"],
      [rules.lock, terms("capital", { lock: 10 * YEAR + 1 }), "UnfitShareTerms"],
      [rules.yearlyCap, terms("capital", { yearlyCapBps: 0 }), "UnfitShareTerms"],
      [rules.yearlyCap, terms("capital", { yearlyCapBps: 10_001 }), "UnfitShareTerms"],
      [rules.interestFloor, terms("capital", { interestFloorBps: 1_001 }), "UnfitShareTerms"],
      [rules.interestBase, terms("capital", { interestBaseBps: 2_001 }), "UnfitShareTerms"],
      [rules.interestOverBase, terms("capital", { interestOverBaseBps: 501 }), "UnfitShareTerms"],
      [rules.liquidityFloor, terms("capital", { liquidityFloor: -1n }), undefined],
      [rules.reserve(5_000), book((b) => (b.reserveBps = 5_001)), "ReserveTooHigh"],
      [rules.maxOpenProposals, terms("agenda", { maxOpenProposals: 0 }), "UnfitAgenda"],
      [rules.maxOpenProposals, terms("agenda", { maxOpenProposals: 6 }), "UnfitAgenda"],
      [rules.maxPrincipals, terms("agenda", { maxPrincipals: 256 }), undefined],
      [rules.petition, terms("agenda", { petitionBps: 10_001 }), "UnfitAgenda"],
      [rules.petitionCap, terms("agenda", { petitionCap: 0 }), "UnfitAgenda"],
      [rules.rePutBar, terms("agenda", { rePutBar: 730 * DAY + 1 }), "UnfitAgenda"],
      [rules.bodyName, book((b) => b.lockedBodies.push({ wallet: b.currency, name: "" })), undefined],
      [rules.bodyWallet, book((b) => b.lockedBodies.push({ wallet: zeroAddress, name: "None" })), undefined],
      [rules.noFounders, (c) => (c.founders = []), "NoFounders"],
      [rules.founderTwice(4), (c) => c.founders.push(c.founders[0]!), "AlreadyMember"],
      [rules.founderClass(1), (c) => (c.founders[0]!.class = 3), "UnknownClass"],
      [rules.founderWallet(1), (c) => (c.founders[0]!.wallet = "0x12"), undefined],
      [rules.founderWallet(1), (c) => (c.founders[0]!.wallet = zeroAddress), undefined],
    ];

    for (const [sentence, change, error] of broken) {
      it(`that is broken is named: ${sentence}`, async function () {
        const bad = changed(charter, change);
        expect(problemsOf(bad).map((problem) => problem.words)).to.include(sentence);
        if (error === undefined) return;
        const everything = ["Statute", "Members", "Shares", "Treasury", "CoopFactory"];
        const interfaces = await Promise.all(everything.map((noun) => ethers.getContractFactory(noun)));
        const refusal = await tryFounding(bad).then(
          () => "founded",
          ({ data }: { data: string }) =>
            interfaces.map((noun) => noun.interface.parseError(data)?.name).find((name) => name !== undefined),
        );
        expect(refusal).to.equal(error);
      });
    }

    it("that stands at its edge is kept", async function () {
      const edge = changed(charter, ({ rulebook }) => {
        Object.assign(rulebook.kinds[0]!, {
          votingTime: 3_600,
          notice: 0,
          delay: YEAR,
          minTenure: 0,
          minVotedClasses: 3,
        });
        Object.assign(rulebook.membership, { answerTime: YEAR, hearing: 7 * DAY, recoveryDelay: 3 * DAY });
        Object.assign(rulebook.capital, {
          notice: 730 * DAY,
          lock: 10 * YEAR,
          yearlyCapBps: 1,
          interestFloorBps: 1_000,
        });
        Object.assign(rulebook.agenda, { maxOpenProposals: 5, maxPrincipals: 0, petitionBps: 10_000, petitionCap: 1 });
        rulebook.reserveBps = 5_000;
      });
      expect(problemsOf(edge)).to.deep.equal([]);
      await tryFounding(edge);
    });

    it("is asked of what nobody has finished typing", function () {
      const draft = draftFrom("somerset", "0x12", ["0x34"]);
      draft.rules.sharePar = NaN;
      draft.rules.capital.liquidityFloor = NaN;
      draft.rules.classes[0]!.weightBps = NaN;
      const sentences = problemsOf(charterOf(draft, 18)).map((problem) => problem.words);
      expect(sentences).to.include.members([
        rules.currency,
        rules.sharePar,
        rules.liquidityFloor,
        rules.weightsWhole(NaN),
        rules.founderWallet(1),
      ]);
    });
  });

  describe("warnings", function () {
    const saidOf = (of: Charter, expected?: number[]): string[] => warningsOf(of, expected).map((w) => w.words);
    const kind = (change: object): Charter => changed(charter, (c) => void Object.assign(c.rulebook.kinds[0]!, change));

    it("begin where one member weighs more than 25 times what another does", function () {
      const times = (investors: number) => saidOf(charter, [50, 10, investors]);
      expect(times(250)).not.to.include(warnings.amplified("workers", "investors", 25));
      expect(times(260)).to.include(warnings.amplified("workers", "investors", 26));
    });

    it("tell of classes without members, with too few, and with one", function () {
      expect(saidOf(charter, [0, 5, 5])).to.include(warnings.empty("users"));
      expect(saidOf(charter, [5, 2, 5])).to.include(warnings.dormant("workers", 3));
      const small = kind({ minClassSize: 1 });
      expect(saidOf(small, [5, 1, 5])).to.include(warnings.alone("workers", 0.25));
    });

    it("tell where those who are not users could stop everything", function () {
      const veto = warnings.nonUsersVeto("Ordinary resolution");
      expect(saidOf(charter)).not.to.include(veto);
      expect(saidOf(kind({ numerator: 3, denominator: 4, moreThan: false }))).not.to.include(veto);
      expect(saidOf(kind({ numerator: 3, denominator: 4, moreThan: true }))).to.include(veto);
    });

    it("tell of hurry, of votes without quorum or tenure, and of classes with one voice", function () {
      expect(saidOf(kind({ notice: 0, votingTime: 86_400 }))).to.include(warnings.hurry);
      expect(saidOf(kind({ quorumBps: 0 }))).to.include(warnings.noQuorum);
      expect(saidOf(kind({ minTenure: 0 }))).to.include(warnings.noTenure);
      expect(saidOf(kind({ mode: 2 }))).to.include(warnings.bloc);
      expect(saidOf(charter)).to.include(warnings.noLockedBody);
    });

    it("tell of too few founders, and of classes that none of them is of", function () {
      const alone = charterOf(draftFrom("fairshares", s.currency, wallets.slice(0, 1)), 18);
      const sentences = saidOf(alone);
      expect(sentences).to.include(warnings.fewFounders(3));
      expect(sentences).to.include(warnings.classWithoutFounder(["labour", "users", "investors"]));
      expect(sentences).to.include(warnings.nobodyVouches("labour", 2));
      const scic = charterOf(draftFrom("scic", s.currency, wallets.slice(0, 2)), 18);
      expect(saidOf(scic)).to.include(warnings.fewClasses(3));
    });

    it("tell of amounts that are not meant for ether", function () {
      expect(saidOf(charterOf(draftFrom("worker", zeroAddress, wallets), 18))).to.include(warnings.ether);
    });
  });

  describe("the picture of weights", function () {
    it("divides a class's weight by its members, and gives dormant weight to the users", function () {
      const { classes } = charter.rulebook;
      const each = (members: number[]) => powersOf(classes, members, 3).map((power) => power.each);
      expect(each([10, 5, 25])).to.deep.equal([0.05, 0.05, 0.01]);
      expect(each([10, 2, 25])).to.deep.equal([0.075, 0, 0.01]); // 50 of 50 + 25 user points take all 75
      expect(each([1, 1, 25])).to.deep.equal([0.5, 0.25, 0.01]); // no user class is large enough: size is disregarded
      expect(amplificationOf(powersOf(classes, [32, 9, 450], 3))).to.deep.equal({ most: 1, least: 2, times: 50 });
    });
  });

  describe("a draft", function () {
    it("survives being stored, with what is not finished", function () {
      const draft = draftFrom("somerset", "", wallets);
      draft.rules.sharePar = NaN;
      expect(readDraft(JSON.stringify(draft))).to.deep.equal(draft);
    });

    for (const [what, stored] of Object.entries({
      nothing: null,
      "no JSON": "{",
      "another thing": "[1]",
      "half of one": JSON.stringify({
        preset: "somerset",
        name: "A",
        purpose: "",
        currency: "",
        nonce: "1",
        rules: {},
      }),
    })) {
      it(`is none where ${what} was stored`, function () {
        expect(readDraft(stored)).to.equal(undefined);
      });
    }

    it("loses the founders and the votes of a class that is taken away", function () {
      const draft = draftFrom("somerset", s.currency, wallets);
      draft.rules.kinds[0]!.eligible = 0b110;
      const without = { ...draft, ...removeClass(draft, 1) };
      expect(without.rules.classes.map(({ name }) => name)).to.deep.equal(["users", "investors"]);
      expect(without.founders).to.deep.equal([
        { wallet: wallets[0], class: 0 },
        { wallet: wallets[2], class: 1 },
      ]);
      expect(without.rules.kinds.map(({ eligible }) => eligible)).to.deep.equal([0b10, 0xff, 0xff, 0xff]);
      expect(without.expected.length).to.equal(2);
    });
  });

  describe("what founders send each other", function () {
    const share = () => ({ chainId: CHAIN, factory: s.site.factory, charter });

    it("is the whole charter, in less than a letter's length", async function () {
      const fragment = await packCharter(share());
      const read = await unpackCharter(fragment);
      expect(read.charter).to.deep.equal(charter);
      expect(hashCharter(read.charter)).to.equal(hashCharter(charter));
      expect([read.chainId, getAddress(read.factory)]).to.deep.equal([CHAIN, s.site.factory]);
      expect(fragment.length).to.be.lessThan(2_500);
    });

    it("is read with or without the link around it", async function () {
      const fragment = await packCharter(share());
      for (const text of [`https://example.org/found/sign#${fragment}`, `#${fragment}`, ` ${fragment.slice(8)}\n`]) {
        expect((await unpackCharter(text)).charter).to.deep.equal(charter);
      }
    });

    const deflated = async (bytes: Uint8Array): Promise<string> => {
      const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream("deflate"));
      return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
    };

    const hostile: Record<string, (fragment: string) => string | Promise<string>> = {
      nothing: () => "",
      "no base64": () => "charter=%%%%",
      "a word": () => "charter=hello",
      "one that is cut short": (fragment) => fragment.slice(0, -20),
      "one with another letter in it": (fragment) =>
        `${fragment.slice(0, 300)}${fragment[300] === "A" ? "B" : "A"}${fragment.slice(301)}`,
      "one that is too long": () => `charter=${"A".repeat(300_000)}`,
      "a packet that holds a mountain": async () => `charter=${await deflated(new Uint8Array(50_000_000))}`,
      "deflated rubbish": async () => `charter=${await deflated(crypto.getRandomValues(new Uint8Array(5_000)))}`,
      "another version": async () => `charter=${await deflated(Uint8Array.from([2, ...new Uint8Array(500)]))}`,
      "lists without end": async () =>
        `charter=${await deflated(Uint8Array.from([1, ...new Uint8Array(28), ...Array(3_000).fill(0xff)]))}`,
      "lists that point at themselves": async () =>
        `charter=${await deflated(
          Uint8Array.from([
            1,
            ...new Uint8Array(28),
            ...Array(64)
              .fill([...new Uint8Array(31), 32])
              .flat(),
          ]),
        )}`,
    };
    for (const [what, make] of Object.entries(hostile)) {
      it(`is damaged where it is ${what}`, async function () {
        const text = await make(await packCharter(share()));
        const outcome = await unpackCharter(text).catch((error: unknown) => error);
        expect(outcome).to.be.instanceOf(DamagedError);
      });
    }

    it("is a signature, on its way back", async function () {
      const consent = await consentBy(1);
      const packed = packConsent(consent);
      const read = { ...unpackConsent(`https://example.org/found#${packed}`) };
      expect({ ...read, wallet: getAddress(read.wallet) }).to.deep.equal(consent);
      for (const text of ["", "consent=", "consent=AAAA", packed.slice(0, 60), "%", `consent=${"A".repeat(82)}`]) {
        expect(() => unpackConsent(text), text).to.throw(DamagedError);
      }
    });
  });

  describe("a signature", function () {
    const NOW = 1_800_000_000;
    const signable = (of = charter) => ({ charter: of, hash: hashCharter(of) });
    const judge = (consent: Consent, of = charter) => judgeConsent(s.site, signable(of), consent, NOW);

    it("is good when the founder signed this charter", async function () {
      expect(await judge(await consentBy(0))).to.equal("good");
    });

    it("is judged for what it is", async function () {
      const consent = await consentBy(0);
      const other = charterOf({ ...draftFrom("worker", s.currency, wallets) }, 18);
      expect(await judge(consent, other)).to.equal("otherCharter");
      expect(await judge({ ...consent, deadline: NOW - 1 })).to.equal("lapsed");
      expect(await judge({ ...consent, deadline: FOREVER - 1 })).to.equal("notGood");
      expect(await judge({ ...consent, wallet: wallets[1] as Address })).to.equal("notGood");
      expect(await judge({ ...consent, wallet: s.signers[4]!.address as Address })).to.equal("notFounder");
      expect(await judge({ ...consent, signature: "0x1234" })).to.equal("notGood");
      expect(await judge({ ...consent, signature: `0x${"ff".repeat(65)}` })).to.equal("notGood");
    });

    it("is taken in one form only, like the contracts do, and brought into it", async function () {
      const consent = await consentBy(0);
      const [r, x, v] = [
        consent.signature.slice(2, 66),
        consent.signature.slice(66, 130),
        consent.signature.slice(130),
      ];
      const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
      const high = numberToHex(ORDER - BigInt(`0x${x}`), { size: 32 }).slice(2);
      const flipped: Hex = `0x${r}${high}${v === "1b" ? "1c" : "1b"}`;
      expect(await judge({ ...consent, signature: flipped })).to.equal("notGood");
      const short: Hex = `0x${r}${x}${v === "1b" ? "00" : "01"}`;
      expect(await judge({ ...consent, signature: short })).to.equal("notGood");
      expect(inUsualForm(short)).to.equal(consent.signature);
    });

    it("of a contract account is asked of the contract", async function () {
      const wallet = (await s.contractWallet.getAddress()) as Address;
      const of = charterOf(draftFrom("worker", s.currency, [wallet]), 18);
      const data = toSign(s.site, signable(of), wallet, FOREVER)!;
      const signed = async (place: number): Promise<Consent> => ({
        hash: hashCharter(of),
        wallet,
        deadline: FOREVER,
        signature: (await s.signers[place]!.signTypedData(data.domain, CONSENT, data.message)) as Hex,
      });
      expect(await judge(await signed(5), of)).to.equal("good"); // its owner
      expect(await judge(await signed(4), of)).to.equal("notGood");
      const token = charterOf(draftFrom("worker", s.currency, [s.currency]), 18);
      const ofToken = { ...(await signed(5)), hash: hashCharter(token), wallet: s.currency as Address };
      expect(await judge(ofToken, token)).to.equal("notGood");
    });

    it("is handed in with others, in any order, and what is none is named", async function () {
      const [first, second, third] = [await consentBy(0), await consentBy(1), await consentBy(2)];
      const { collect } = words.consents;
      const lapsed = await consentBy(1, charter, NOW - 1);
      const text = [packConsent(third), "rubbish", `https://x/found#${packConsent(first)}`, packConsent(lapsed)].join(
        "\n",
      );
      const { good, problems } = await collectConsents(s.site, signable(), text, NOW);
      expect(good.map(({ signature }) => signature)).to.deep.equal([third.signature, first.signature]);
      const short = `${wallets[1]!.slice(0, 6)}…${wallets[1]!.slice(-4)}`;
      expect(problems.map((p) => p.toLowerCase())).to.deep.equal(
        [collect.damaged, collect.lapsed(short)].map((p) => p.toLowerCase()),
      );

      const all = inOrder(signable(), [...good, second]);
      expect(all.map((consent) => consent?.signature)).to.deep.equal([first, second, third].map((c) => c.signature));
      await s.signers[4]!.sendTransaction({ to: s.site.factory, data: foundingCall(charter, all as Consent[]) });
      expect(await s.factory.isFounded(hashCharter(charter))).to.equal(true);
    });
  });
});
