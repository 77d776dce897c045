import { expect } from "chai";
import { id, MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import type { BaseContract } from "ethers";
import { network } from "hardhat";
import { choice, days, encodeClass, encodeKind, EVERYONE } from "../scripts/charter.ts";
import { propose } from "../scripts/proposal.ts";
import { somerset as preset } from "../scripts/presets/index.ts";
import { action, actingAs } from "./helpers/acting.ts";
import { expectError, expectEvent } from "./helpers/expect.ts";
import { euros, foundSomerset, INVESTORS, openVote, past, resolve, WORKERS } from "./helpers/somerset.ts";
import { question } from "./helpers/voting.ts";

const chain = await network.create();
const { ethers, networkHelpers } = chain;
const { time } = networkHelpers;

const [ORDINARY, EXTRAORDINARY, DISSOLUTION, ENTRENCHED] = [0, 1, 2, 3] as const;

async function fixture() {
  const [body] = (await ethers.getSigners()).slice(15);
  const c = await foundSomerset(ethers, { charter: { lockedBodies: [{ wallet: body!.address, name: "Federation" }] } });
  return { ...c, body: body!, asExecutor: c.statute.connect(await actingAs(chain, c.executor)) };
}

/** A kind as the contract takes it: the preset's ordinary one, with some of it changed. */
const kind = (change: object = {}) => ({ ...encodeKind(preset.kinds[ORDINARY]!), ...change });

/** What an event tells of a kind: its parts in the order of the contract, whatever the order of the preset. */
const parts = (of: ReturnType<typeof kind>, { interface: statute }: BaseContract) =>
  statute.getEvent("KindDefined")!.inputs[2]!.components!.map(({ name }) => of[name as keyof typeof of]);

/** A kind for the slots above that of the dissolution: the preset's entrenched one. */
const strict = () => encodeKind(preset.kinds[ENTRENCHED]!);

/** A tier of one approval, one objection and no waiting, with some of it changed. */
const tier = (upTo: bigint, change: { approvals?: number; objections?: number; waiting?: number } = {}) =>
  ({ upTo, approvals: 1, objections: 1, waiting: 0, ...change });

const lockedBody = ({ address }: { address: string }) => ({ wallet: address, name: "Federation" });

const article = (title: string, kindSlot: number) => {
  const text = `${title}.`;
  return { title, text, textHash: id(text), kindSlot };
};

describe("Statute", function () {
  let c: Awaited<ReturnType<typeof fixture>>;
  beforeEach(async () => {
    c = await networkHelpers.loadFixture(fixture);
  });

  describe("initialize", function () {
    it("lays down the name, the purpose and the money", async function () {
      const { name, purpose } = c.charter.rulebook;
      const weighing = [2_500, 0, 10_000, 1];
      await expectEvent(founding(), c.statute, "StatuteAdopted", name, purpose, c.currency, weighing);
      expect(await c.statute.name()).to.equal(name);
      expect(await c.statute.purpose()).to.equal(purpose);
      expect(await c.statute.currency()).to.equal(c.currencyAddress);
      expect(await c.statute.weighing()).to.deep.equal(weighing.map(BigInt));
      expect(await c.statute.dissolutionSlot()).to.equal(BigInt(DISSOLUTION));
      expect(await c.shares.par()).to.equal(euros(1));
      await expectEvent(founding(), c.shares, "ParSet", euros(1));
    });

    it("defines the classes", async function () {
      for (const [number, class_] of c.charter.rulebook.classes.entries()) {
        const { name, weightBps, isUser, admission, vouchers, maxVotes, minShares, maxShares } = class_;
        const definition = [name, weightBps, isUser, admission, vouchers, maxVotes, minShares, maxShares];
        await expectEvent(founding(), c.statute, "ClassDefined", number, definition);
        expect(await c.statute.classOf(number)).to.deep.equal(
          definition.map((v) => (typeof v === "number" ? BigInt(v) : v)),
        );
        expect(await c.statute.holdingOf(number)).to.deep.equal([BigInt(minShares), BigInt(maxShares)]);
        const entry = [admission, vouchers, maxVotes, minShares].map(BigInt);
        expect(await c.statute.entryOf(number)).to.deep.equal(entry);
      }
      expect(await c.statute.classCount()).to.equal(3n);
      expect(await c.statute.nonUsers()).to.equal(1n << BigInt(INVESTORS));
      expect(await c.statute.weights()).to.equal(5_000n | (2_500n << 16n) | (2_500n << 32n));
    });

    it("defines the kinds, and gives the machinery the strictest one", async function () {
      for (const [slot, stored] of c.charter.rulebook.kinds.entries()) {
        await expectEvent(founding(), c.statute, "KindDefined", slot, slot, parts(stored, c.statute));
      }
      const needed: [BaseContract, string, number][] = [
        [c.executor, "0x00000000", ENTRENCHED],
        [c.assembly, "0x00000000", ENTRENCHED],
        [c.statute, c.statute.interface.getFunction("nameLockedBody").selector, ENTRENCHED],
        [c.authority, "0x00000000", EXTRAORDINARY],
        [c.statute, "0x00000000", EXTRAORDINARY],
        [c.members, c.members.interface.getFunction("expel").selector, EXTRAORDINARY],
        [c.members, c.members.interface.getFunction("defineTerms").selector, EXTRAORDINARY],
        [c.members, c.members.interface.getFunction("setVotes").selector, EXTRAORDINARY],
        [c.shares, c.shares.interface.getFunction("defineTerms").selector, EXTRAORDINARY],
        [c.shares, c.shares.interface.getFunction("writeDown").selector, EXTRAORDINARY],
        [c.treasury, c.treasury.interface.getFunction("endow").selector, EXTRAORDINARY],
      ];
      for (const [target, selector, slot] of needed) {
        await expectEvent(founding(), c.statute, "KindRequired", target, selector, slot);
      }
    });

    it("adopts the articles, the tiers and the asset-locked bodies", async function () {
      for (const [number, { title, text, textHash, kindSlot }] of c.charter.rulebook.articles.entries()) {
        await expectEvent(founding(), c.statute, "ArticleAdopted", number, 1, 0, title, text, textHash, kindSlot);
      }
      expect(await c.statute.articleCount()).to.equal(6n);
      const tiers = c.charter.rulebook.tiers.map((t) => [t.upTo, t.approvals, t.objections, t.waiting]);
      await expectEvent(founding(), c.statute, "TiersDefined", tiers);
      await expectEvent(founding(), c.statute, "LockedBodyNamed", c.body, "Federation");
      expect(await c.statute.isLockedBody(c.body)).to.equal(true);
      expect(await c.statute.isLockedBody(c.stranger)).to.equal(false);
    });

    /** The transaction that founded the co-op. */
    async function founding() {
      return ethers.provider.getTransaction(c.receipt.hash);
    }
  });

  describe("classOf and entryOf", function () {
    it("revert with UnknownClass beyond the last class", async function () {
      await expectError(c.statute.classOf(3), c.statute, "UnknownClass", 3);
      await expectError(c.statute.entryOf(3), c.statute, "UnknownClass", 3);
    });
  });

  describe("reviseClass", function () {
    /** The workers as the contract takes them, with some of it changed. */
    const workers = (change: object = {}) => ({ ...encodeClass(preset.classes[WORKERS]!), ...change });
    const [OPEN, VOUCHED] = [0, 1] as const;

    it("changes how a class admits, what it may hold and the votes of one, by an extraordinary one", async function () {
      const revised = workers({ name: "makers", admission: VOUCHED, vouchers: 2, maxVotes: 9, minShares: 1 });
      const actions = [action(c.statute, "reviseClass", [WORKERS, revised])];
      const proposal = await resolve(c, time, actions, "Workers vouch for workers");
      expect((await c.assembly.frozenOf(proposal.id)).kindId).to.equal(BigInt(EXTRAORDINARY));
      expect(await c.statute.classOf(WORKERS)).to.deep.equal(["makers", 2_500n, true, 1n, 2n, 9n, 1n, 100_000n]);
      expect(await c.statute.entryOf(WORKERS)).to.deep.equal([1n, 2n, 9n, 1n]);
      expect(await c.statute.holdingOf(WORKERS)).to.deep.equal([1n, 100_000n]);
    });

    it("tells the class as it now is", async function () {
      const revised = workers({ admission: OPEN });
      const revising = c.asExecutor.reviseClass(WORKERS, revised);
      await expectEvent(revising, c.statute, "ClassDefined", WORKERS, Object.values(revised));
    });

    it("reverts with UnfitClass where it would change the weight, or who is a user", async function () {
      for (const change of [{ weightBps: 2_501 }, { weightBps: 0 }, { isUser: false }]) {
        await expectError(c.asExecutor.reviseClass(WORKERS, workers(change)), c.statute, "UnfitClass", WORKERS);
      }
    });

    it("reverts with UnfitClass where members have no vote or nobody can vouch", async function () {
      for (const change of [{ maxVotes: 0 }, { admission: VOUCHED }]) {
        await expectError(c.asExecutor.reviseClass(WORKERS, workers(change)), c.statute, "UnfitClass", WORKERS);
      }
    });

    it("reverts with WrongHolding where who must hold something may not", async function () {
      const upsideDown = c.asExecutor.reviseClass(WORKERS, workers({ minShares: 2, maxShares: 1 }));
      await expectError(upsideDown, c.statute, "WrongHolding", 2, 1);
    });

    it("reverts with UnknownClass beyond the last class, and adds none", async function () {
      await expectError(c.asExecutor.reviseClass(3, workers()), c.statute, "UnknownClass", 3);
    });

    it("reverts with NotExecutor for everybody else", async function () {
      const revising = c.statute.connect(c.workers[0]).reviseClass(WORKERS, workers());
      await expectError(revising, c.statute, "NotExecutor", c.workers[0]);
    });
  });

  describe("amendArticle", function () {
    it("replaces an article by resolution, and counts its versions", async function () {
      const amended = article("Membership, amended", EXTRAORDINARY);
      const actions = [action(c.statute, "amendArticle", [3, 1, amended])];
      const { operation, id: resolution } = await resolve(c, time, actions, "Amend article 3");
      const executed = await time.latest();
      const inForce = [amended.textHash, 1n, BigInt(executed), resolution];
      expect(await c.statute.articleOf(3)).to.deep.equal([inForce, 2n]);
      expect(await c.statute.articleCount()).to.equal(6n);
      expect(operation[0]).to.deep.equal([await c.statute.getAddress()]);
    });

    it("tells the words of the new version", async function () {
      const { title, text, textHash, kindSlot } = article("Objects, amended", ORDINARY);
      for (const version of [2, 3]) {
        const amending = c.asExecutor.amendArticle(0, version - 1, { title, text, textHash, kindSlot });
        await expectEvent(amending, c.statute, "ArticleAdopted", 0, version, 0, title, text, textHash, kindSlot);
      }
    });

    it("adds articles at the end, and none beyond it", async function () {
      await expectError(c.asExecutor.amendArticle(7, 0, article("Gap", 0)), c.statute, "UnknownArticle", 7);
      await c.asExecutor.amendArticle(6, 0, article("Meetings", ORDINARY));
      await c.asExecutor.amendArticle(7, 0, article("Officers", ENTRENCHED));
      expect(await c.statute.articleCount()).to.equal(8n);
      expect((await c.statute.articleOf(6)).article.kindSlot).to.equal(0n);
      const officers = [id("Officers."), 3n, BigInt(await time.latest()), 0n];
      expect(await c.statute.articleOf(7)).to.deep.equal([officers, 1n]);
    });

    it("reverts with UnknownKind where no such kind protects it", async function () {
      await expectError(c.asExecutor.amendArticle(0, 1, article("Objects", 4)), c.statute, "UnknownKind", 4);
    });

    it("reverts with NotExecutor for everybody else", async function () {
      for (const tried of [
        c.stranger,
        c.users[0],
        await actingAs(chain, c.assembly),
        await actingAs(chain, c.authority),
      ]) {
        const amending = c.statute.connect(tried).amendArticle(0, 1, article("Objects", ENTRENCHED));
        await expectError(amending, c.statute, "NotExecutor", tried);
      }
    });
  });

  describe("articleOf", function () {
    it("reverts with UnknownArticle beyond the last article", async function () {
      await expectError(c.statute.articleOf(6), c.statute, "UnknownArticle", 6);
    });
  });

  describe("defineKind", function () {
    it("replaces the kind in a slot, and keeps the old one by its number", async function () {
      const before = await c.statute.kindIn(EXTRAORDINARY);
      const changed = kind({ numerator: 2, denominator: 3, moreThan: false });
      const defining = c.asExecutor.defineKind(EXTRAORDINARY, changed);
      await expectEvent(defining, c.statute, "KindDefined", EXTRAORDINARY, 4, parts(changed, c.statute));
      expect(await c.statute.kindCount()).to.equal(4n);
      const after = await c.statute.kindIn(EXTRAORDINARY);
      expect(after.kindId).to.equal(4n);
      expect([after.kind.numerator, after.kind.denominator]).to.deep.equal([2n, 3n]);
      expect(await c.statute.kindOf(1)).to.deep.equal(before.kind);
      expect(await c.statute.kindOf(4)).to.deep.equal(after.kind);
    });

    it("adds the next slot, and no other", async function () {
      const added = strict();
      await expectError(c.asExecutor.defineKind(5, added), c.statute, "UnknownKind", 5);
      await expectEvent(c.asExecutor.defineKind(4, added), c.statute, "KindDefined", 4, 4, parts(added, c.statute));
      expect(await c.statute.kindCount()).to.equal(5n);
      await c.asExecutor.defineKind(5, added);
      expect((await c.statute.kindIn(5)).kindId).to.equal(5n);
    });

    it("reverts with UnknownKind beyond sixteen slots", async function () {
      for (let slot = 4; slot < 16; slot++) await c.asExecutor.defineKind(slot, strict());
      await expectError(c.asExecutor.defineKind(16, strict()), c.statute, "UnknownKind", 16);
      await c.asExecutor.defineKind(15, strict());
    });

    it("reverts with UnfitKind where nothing could pass it", async function () {
      await expectError(c.asExecutor.defineKind(1, kind({ denominator: 0 })), c.statute, "UnfitKind", 1);
    });

    it("reverts with NotExecutor for everybody else", async function () {
      await expectError(c.statute.connect(c.users[0]).defineKind(0, kind()), c.statute, "NotExecutor", c.users[0]);
    });
  });

  describe("kindIn and kindOf", function () {
    it("revert with UnknownKind beyond the last one", async function () {
      await expectError(c.statute.kindIn(4), c.statute, "UnknownKind", 4);
      await expectError(c.statute.kindOf(4), c.statute, "UnknownKind", 4);
    });
  });

  describe("kindNeeded", function () {
    const needed = async (...actions: ReturnType<typeof action>[]) => {
      const targets = await Promise.all(actions.map((a) => a.target.getAddress()));
      return c.statute.kindNeeded(targets, actions.map((a) => a.data));
    };

    it("is the ordinary kind for a target that nothing is said about", async function () {
      expect(await needed(action(c.currency, "transfer", [c.stranger.address, 1]))).to.equal(0n);
      expect(await needed(action(c.treasury, "accept", [ZeroAddress, false]))).to.equal(0n);
      expect(await c.statute.kindNeeded([c.stranger], ["0x"])).to.equal(0n);
      expect(await c.statute.kindNeeded([], [])).to.equal(0n);
    });

    it("is the extraordinary kind for the statute and the authority", async function () {
      expect(await needed(action(c.statute, "defineTiers", [[tier(1n)]]))).to.equal(1n);
      expect(await needed(action(c.statute, "defineKind", [0, kind()]))).to.equal(1n);
      expect(await needed(action(c.authority, "grantRole", [0, c.stranger.address, 0]))).to.equal(1n);
      expect(await c.statute.kindNeeded([c.statute], ["0x"])).to.equal(1n);
      expect(await c.statute.kindNeeded([c.statute], ["0x12345678"])).to.equal(1n);
    });

    it("is the extraordinary kind for expulsions and for gifts from the reserve", async function () {
      expect(await needed(action(c.members, "expel", [1, ZeroHash]))).to.equal(1n);
      expect(await needed(action(c.members, "admit", [c.stranger.address]))).to.equal(0n);
      expect(await needed(action(c.treasury, "endow", [c.body.address, ZeroAddress, 1, ZeroHash]))).to.equal(1n);
    });

    it("is the strictest kind for the executor, the assembly and the asset-locked bodies", async function () {
      expect(await needed(action(c.executor, "updateDelay", [1]))).to.equal(3n);
      expect(await needed(action(c.assembly, "relay", [c.stranger.address, 0, "0x"]))).to.equal(3n);
      expect(await needed(action(c.statute, "nameLockedBody", [lockedBody(c.stranger)]))).to.equal(3n);
      expect(await c.statute.kindNeeded([c.executor], ["0x"])).to.equal(3n);
    });

    it("is the extraordinary kind for the terms of members and shares, votes and write-downs", async function () {
      const [{ membership, capital }] = [c.charter.rulebook];
      expect(await needed(action(c.members, "defineTerms", [membership]))).to.equal(1n);
      expect(await needed(action(c.members, "setVotes", [1, 1]))).to.equal(1n);
      expect(await needed(action(c.shares, "defineTerms", [capital]))).to.equal(1n);
      expect(await needed(action(c.shares, "writeDown", [1]))).to.equal(1n);
      expect(await needed(action(c.shares, "resume"))).to.equal(0n);
    });

    it("is the kind of the dissolution for whoever dissolves the co-op", async function () {
      expect(await needed(action(c.statute, "dissolve", [c.body.address]))).to.equal(BigInt(DISSOLUTION));
    });

    it("is an article's own kind for whoever amends it, whatever the new text asks for", async function () {
      expect(await needed(action(c.statute, "amendArticle", [0, 1, article("Objects", ORDINARY)]))).to.equal(3n);
      expect(await needed(action(c.statute, "amendArticle", [3, 1, article("Membership", ENTRENCHED)]))).to.equal(1n);
      expect(await needed(action(c.statute, "amendArticle", [6, 0, article("New", ENTRENCHED)]))).to.equal(1n);
    });

    it("is at least extraordinary for an article that an ordinary resolution may amend", async function () {
      await c.asExecutor.amendArticle(3, 1, article("Membership", ORDINARY));
      expect(await needed(action(c.statute, "amendArticle", [3, 2, article("Membership", ORDINARY)]))).to.equal(1n);
    });

    it("is the kind itself for whoever redefines it, and the strictest for a new one", async function () {
      expect(await needed(action(c.statute, "defineKind", [1, kind()]))).to.equal(1n);
      expect(await needed(action(c.statute, "defineKind", [2, kind()]))).to.equal(2n);
      expect(await needed(action(c.statute, "defineKind", [3, kind()]))).to.equal(3n);
      expect(await needed(action(c.statute, "defineKind", [4, kind()]))).to.equal(3n);
      expect(await needed(action(c.statute, "defineKind", [MaxUint256, kind()]))).to.equal(3n);
    });

    it("is the kind that requireKind names, at least", async function () {
      const requiring = (slot: number) => action(c.statute, "requireKind", [slot, c.stranger.address, "0x00000000"]);
      expect(await needed(requiring(0))).to.equal(1n);
      expect(await needed(requiring(1))).to.equal(1n);
      expect(await needed(requiring(2))).to.equal(2n);
      expect(await needed(requiring(3))).to.equal(3n);
      expect(await needed(requiring(4))).to.equal(3n);
    });

    it("is the kind in force where requireKind would replace it, so that no weaker one unlocks it", async function () {
      const lowering = (target: string, selector: string) =>
        action(c.statute, "requireKind", [ORDINARY, target, selector]);
      const [executor, assembly] = [await c.executor.getAddress(), await c.assembly.getAddress()];
      const updateDelay = c.executor.interface.getFunction("updateDelay").selector;
      const nameLockedBody = c.statute.interface.getFunction("nameLockedBody").selector;
      expect(await needed(lowering(executor, "0x00000000"))).to.equal(3n);
      expect(await needed(lowering(executor, updateDelay))).to.equal(3n);
      expect(await needed(lowering(assembly, "0x00000000"))).to.equal(3n);
      expect(await needed(lowering(await c.statute.getAddress(), nameLockedBody))).to.equal(3n);
      expect(await needed(lowering(await c.treasury.getAddress(), "0x12345678"))).to.equal(1n);
    });

    it("is the strictest of several, wherever it stands", async function () {
      const ordinary = action(c.treasury, "accept", [ZeroAddress, false]);
      const strictest = action(c.executor, "updateDelay", [1]);
      const extraordinary = action(c.authority, "labelRole", [1, "stewards"]);
      expect(await needed(ordinary, extraordinary)).to.equal(1n);
      expect(await needed(extraordinary, ordinary)).to.equal(1n);
      expect(await needed(ordinary, strictest, extraordinary)).to.equal(3n);
      expect(await needed(strictest, ordinary, ordinary)).to.equal(3n);
    });
  });

  describe("requireKind", function () {
    const acceptSelector = () => c.treasury.interface.getFunction("accept").selector;
    const neededFor = (data: string) => c.statute.kindNeeded([c.treasury], [data]);

    it("names the kind of one function of a target", async function () {
      const requiring = c.asExecutor.requireKind(ENTRENCHED, c.treasury, acceptSelector());
      await expectEvent(requiring, c.statute, "KindRequired", c.treasury, acceptSelector(), ENTRENCHED);
      expect(await neededFor(acceptSelector())).to.equal(3n);
      expect(await neededFor("0x12345678")).to.equal(0n);
      expect(await c.statute.kindNeeded([c.buckets], [acceptSelector()])).to.equal(0n);
    });

    it("names the kind of all functions of a target that are not named", async function () {
      await c.asExecutor.requireKind(ENTRENCHED, c.treasury, "0x00000000");
      await c.asExecutor.requireKind(ORDINARY, c.treasury, acceptSelector());
      expect(await neededFor(acceptSelector())).to.equal(0n);
      expect(await neededFor("0x12345678")).to.equal(3n);
      await c.asExecutor.requireKind(EXTRAORDINARY, c.treasury, "0x00000000");
      expect(await neededFor("0x12345678")).to.equal(1n);
    });

    it("binds the proposals that come after", async function () {
      const actions = [action(c.treasury, "accept", [ZeroAddress, false])];
      const before = await propose(c.assembly.connect(c.users[0]), actions, "Before");
      await c.asExecutor.requireKind(ENTRENCHED, c.treasury, acceptSelector());
      const others = [...actions, ...question(c, 1)];
      const after = await propose(c.assembly.connect(c.users[0]), others, "After");
      expect((await c.assembly.frozenOf(before.id)).kindId).to.equal(0n);
      expect((await c.assembly.frozenOf(after.id)).kindId).to.equal(3n);
    });

    it("reverts with UnknownKind where there is no such kind", async function () {
      await expectError(c.asExecutor.requireKind(4, c.treasury, "0x00000000"), c.statute, "UnknownKind", 4);
    });

    it("reverts with NotExecutor for everybody else", async function () {
      const requiring = c.statute.connect(c.stranger).requireKind(0, c.treasury, "0x00000000");
      await expectError(requiring, c.statute, "NotExecutor", c.stranger);
    });
  });

  describe("rulesFor", function () {
    it("is the kind, the weights and the non-users that a proposal freezes", async function () {
      const rules = await c.statute.rulesFor([c.treasury, c.statute], ["0x", "0x"], 0);
      const { kindId, kind: found } = await c.statute.kindIn(EXTRAORDINARY);
      expect([...rules]).to.deep.equal([kindId, found, await c.statute.weights(), 1n << BigInt(INVESTORS), 0n]);
      expect(rules.kind.eligible).to.equal(BigInt(EVERYONE));
    });

    it("asks the losers of a change of weights, and nobody for the same words to another contract", async function () {
      const { data } = action(c.statute, "changeWeights", [await c.statute.weights(), [5_001, 2_499, 2_500]]);
      const mustAgree = async (target: BaseContract) => (await c.statute.rulesFor([target], [data], 0))[4];
      expect(await mustAgree(c.statute)).to.equal(1n << BigInt(WORKERS));
      expect(await mustAgree(c.treasury)).to.equal(0n);
    });

    it("takes the words of the statute for nothing where they are said to another contract", async function () {
      const { data } = action(c.statute, "requireKind", [ENTRENCHED, c.treasury.target, "0x00000000"]);
      expect(await c.statute.kindNeeded([c.statute], [data])).to.equal(BigInt(ENTRENCHED));
      expect(await c.statute.kindNeeded([c.treasury], [data])).to.equal(BigInt(ORDINARY));
    });

    it("takes a call that says too little for what its function needs", async function () {
      const selector = c.statute.interface.getFunction("requireKind").selector;
      for (const words of [1, 2]) {
        const data = selector + "00".repeat(32 * words);
        expect(await c.statute.kindNeeded([c.statute], [data])).to.equal(BigInt(EXTRAORDINARY));
      }
    });
  });

  describe("when a kind is changed while a proposal is open", function () {
    it("leaves the proposal its own kind, times and majority", async function () {
      const actions = [action(c.treasury, "accept", [ZeroAddress, false])];
      const proposal = await openVote(c, time, actions, "Accept no ether");
      const times = async () => [
        await c.assembly.proposalSnapshot(proposal.id),
        await c.assembly.proposalDeadline(proposal.id),
      ];
      const before = await times();
      await c.asExecutor.defineKind(
        ORDINARY,
        kind({ numerator: 1, denominator: 1, moreThan: false, votingTime: days(1), delay: days(300) }),
      );
      expect((await c.statute.kindIn(ORDINARY)).kindId).to.equal(4n);
      expect((await c.assembly.frozenOf(proposal.id)).kindId).to.equal(0n);
      expect(await times()).to.deep.equal(before);

      for (const member of [...c.users, ...c.workers])
        await c.assembly.connect(member).castVote(proposal.id, choice("For"));
      await c.assembly.connect(c.investors[0]).castVote(proposal.id, choice("Against"));
      await past(time, before[1]!);
      await c.assembly.queue(...proposal.operation);
      await past(time, await c.assembly.proposalEta(proposal.id));
      expect(await c.assembly.proposalEta(proposal.id)).to.be.lessThan(before[1]! + BigInt(days(3)));
      await c.assembly.execute(...proposal.operation);
      expect((await c.treasury.holdingOf(ZeroAddress)).accepted).to.equal(false);
    });
  });

  describe("judge", function () {
    it("reverts with UnknownKind for a kind that was never stored", async function () {
      const count = {
        votesAgainst: 0, votesFor: 0, votesAbstain: 0, votesBlock: 0,
        electorate: Array<number>(8).fill(1), weights: 10_000, nonUsers: 0, mustAgree: 0, isSecondCall: false,
      };
      await expectError(c.statute.judge(4, count), c.statute, "UnknownKind", 4);
    });
  });

  describe("tierFor", function () {
    const FIRST = [euros(500), 1n, 2n, 0n];
    const SECOND = [euros(5_000), 2n, 3n, BigInt(days(3))];
    const THIRD = [euros(1_000_000), 3n, 5n, BigInt(days(7))];

    it("is the tier that the amount falls into, with its approvals, objections and waiting time", async function () {
      const tierOf = (amount: bigint) => c.statute.tierFor(c.currency, amount);
      expect(await tierOf(0n)).to.deep.equal(FIRST);
      expect(await tierOf(euros(500))).to.deep.equal(FIRST);
      expect(await tierOf(euros(500) + 1n)).to.deep.equal(SECOND);
      expect(await tierOf(euros(5_000))).to.deep.equal(SECOND);
      expect(await tierOf(euros(5_000) + 1n)).to.deep.equal(THIRD);
      expect(await tierOf(euros(1_000_000))).to.deep.equal(THIRD);
    });

    it("reverts with AboveTiers above the last tier", async function () {
      const amount = euros(1_000_000) + 1n;
      await expectError(c.statute.tierFor(c.currency, amount), c.statute, "AboveTiers", amount);
    });

    it("is the highest tier for assets that have no price in the currency", async function () {
      expect(await c.statute.tierFor(ZeroAddress, 1)).to.deep.equal(THIRD);
      expect(await c.statute.tierFor(ZeroAddress, MaxUint256)).to.deep.equal(THIRD);
    });
  });

  describe("defineTiers", function () {
    it("replaces all tiers", async function () {
      const tiers = [tier(euros(10), { approvals: 2 }), tier(euros(20), { approvals: 2, waiting: days(1) })];
      await expectEvent(c.asExecutor.defineTiers(tiers), c.statute, "TiersDefined", tiers.map((t) => Object.values(t)));
      expect(await c.statute.tierFor(c.currency, euros(10))).to.deep.equal([euros(10), 2n, 1n, 0n]);
      expect(await c.statute.tierFor(ZeroAddress, 1)).to.deep.equal([euros(20), 2n, 1n, BigInt(days(1))]);
      await expectError(c.statute.tierFor(c.currency, euros(21)), c.statute, "AboveTiers", euros(21));
    });

    it("does so by an extraordinary resolution", async function () {
      const tiers = [tier(1n, { waiting: 7 }), tier(2n, { objections: 4 })];
      const proposal = await resolve(c, time, [action(c.statute, "defineTiers", [tiers])], "Spend less");
      expect((await c.assembly.frozenOf(proposal.id)).kindId).to.equal(BigInt(EXTRAORDINARY));
      expect(await c.statute.tierFor(c.currency, 1)).to.deep.equal([1n, 1n, 1n, 7n]);
      expect(await c.statute.tierFor(c.currency, 2)).to.deep.equal([2n, 1n, 4n, 0n]);
    });

    it("reverts with TiersNotRising where there are none, nine, or they fall", async function () {
      await expectError(c.asExecutor.defineTiers([]), c.statute, "TiersNotRising", 0);
      await expectError(c.asExecutor.defineTiers([tier(2n), tier(1n)]), c.statute, "TiersNotRising", 1);
      const fewer = [tier(1n, { approvals: 2 }), tier(2n)];
      await expectError(c.asExecutor.defineTiers(fewer), c.statute, "TiersNotRising", 1);
      const many = (count: number) => Array.from({ length: count }, (_, i) => tier(BigInt(i + 1)));
      await expectError(c.asExecutor.defineTiers(many(9)), c.statute, "TiersNotRising", 9);
      await c.asExecutor.defineTiers(many(8));
    });

    it("reverts with TiersNotRising for a tier that nobody approves or can object to", async function () {
      for (const unfit of [{ approvals: 0 }, { objections: 0 }]) {
        await expectError(c.asExecutor.defineTiers([tier(1n, unfit)]), c.statute, "TiersNotRising", 0);
        await expectError(c.asExecutor.defineTiers([tier(1n), tier(2n, unfit)]), c.statute, "TiersNotRising", 1);
      }
      await c.asExecutor.defineTiers([tier(1n, { approvals: 255, objections: 255 })]);
    });

    it("lets payouts wait for 90 days at most: TiersNotRising", async function () {
      expect(await c.statute.MAX_WAITING()).to.equal(BigInt(days(90)));
      const tooLong = [tier(1n, { waiting: days(90) + 1 })];
      await expectError(c.asExecutor.defineTiers(tooLong), c.statute, "TiersNotRising", 0);
      await c.asExecutor.defineTiers([tier(1n, { waiting: days(90) })]);
      expect((await c.statute.tierFor(c.currency, 1)).waiting).to.equal(BigInt(days(90)));
    });

    it("reverts with NotExecutor for everybody else", async function () {
      await expectError(c.statute.connect(c.stranger).defineTiers([tier(1n)]), c.statute, "NotExecutor", c.stranger);
    });
  });

  describe("tenure", function () {
    it("is the tenure of the ordinary resolution, and changes with it", async function () {
      expect(await c.statute.tenure()).to.equal(BigInt(days(30)));
      await c.asExecutor.defineKind(ORDINARY, kind({ minTenure: days(10) }));
      expect(await c.statute.tenure()).to.equal(BigInt(days(10)));
      await c.asExecutor.defineKind(ORDINARY, kind({ minTenure: 0 }));
      expect(await c.statute.tenure()).to.equal(0n);
    });
  });

  describe("nameLockedBody", function () {
    it("names one more body, by an entrenched resolution", async function () {
      const actions = [action(c.statute, "nameLockedBody", [lockedBody(c.supplier)])];
      const proposal = await resolve(c, time, actions, "Name the federation");
      expect((await c.assembly.frozenOf(proposal.id)).kindId).to.equal(3n);
      expect(await c.statute.isLockedBody(c.supplier)).to.equal(true);
      expect(await c.statute.isLockedBody(c.body)).to.equal(true);
    });

    it("tells whom it named", async function () {
      const naming = c.asExecutor.nameLockedBody(lockedBody(c.supplier));
      await expectEvent(naming, c.statute, "LockedBodyNamed", c.supplier, "Federation");
    });

    it("reverts with NotExecutor for everybody else", async function () {
      const naming = c.statute.connect(c.users[0]).nameLockedBody(lockedBody(c.users[0]));
      await expectError(naming, c.statute, "NotExecutor", c.users[0]);
    });
  });
});
