import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { ContractTransactionResponse } from "ethers";
import { network } from "hardhat";
import { createClient, custom, parseEther, zeroAddress } from "viem";
import type { Address, Client, Hex } from "viem";
import { days } from "../../scripts/charter.ts";
import { DEMO_DAYS, liveThroughDemo } from "../../scripts/demo.ts";
import { statuteOf } from "../../sdk/src/books/statute.ts";
import { refusalIn } from "../../web/src/wallet/errors.ts";
import type { Coop } from "../../web/src/chain/coop.ts";
import type { Snapshot } from "../../web/src/chain/snapshot.ts";
import { actionWords, describeCall } from "../../web/src/proposals/actionWords.ts";
import type { Call } from "../../web/src/proposals/actionWords.ts";
import { compose, shownFields, withInitials } from "../../web/src/proposals/compose.ts";
import type { Template, TemplateId } from "../../web/src/proposals/compose.ts";
import type { Desk } from "../../web/src/proposals/desk.ts";
import {
  boundTo,
  callsOfAll,
  composeAll,
  draftFromQuery,
  EMPTY,
  isLink,
  movedAction,
  readDraft,
  withAction,
  withoutAction,
  withValues,
  wordingOf,
} from "../../web/src/proposals/draft.ts";
import { asDate, asDuration, parseDuration, parsePercent } from "../../web/src/proposals/fields.ts";
import type { Field, Raw, Values } from "../../web/src/proposals/fields.ts";
import { kindSentences } from "../../web/src/proposals/kindSentences.ts";
import { changesOf } from "../../web/src/proposals/moneyAfter.ts";
import { namesOf, roleLabels } from "../../web/src/proposals/names.ts";
import { readPetition, signersNeeded, signersOf, writePetition } from "../../web/src/proposals/petition.ts";
import { limitsOf, mayPropose, opensAt, proposalId } from "../../web/src/proposals/procedure.ts";
import { TEMPLATES } from "../../web/src/proposals/templates/index.ts";
import { tryOut } from "../../web/src/proposals/trial.ts";
import { packWeights, unpackWeights } from "../../web/src/proposals/packing.ts";
import { checkWeights, passes } from "../../web/src/proposals/weights.ts";
import { words } from "../../web/src/proposals/words/index.ts";
import { wordingOf as readWording } from "../../sdk/src/wording.ts";
import { actingAs } from "../helpers/acting.ts";
import { snapshotOf } from "./snapshot.ts";

const chain = await network.create({ override: { initialDate: new Date(Date.now() - days(DEMO_DAYS) * 1_000) } });
const { ethers, networkHelpers } = chain;

const WORKERS = 1;
const OFFICE = 3n;

describe("Proposals", function () {
  this.timeout(180_000);

  let demo: Awaited<ReturnType<typeof liveThroughDemo>>;
  let client: Client;
  let desk: Desk;

  before(async function () {
    demo = await liveThroughDemo(ethers, networkHelpers.time, () => {});
    client = createClient({ transport: custom(chain.provider) });
    await addWhatTheDemoLacks();
    desk = await deskOf();
  });

  /** Somebody who applies, a flag, an office with a holder, a payout before the assembly, a locked body. */
  async function addWhatTheDemoLacks(): Promise<void> {
    const { members, buckets, payouts, authority, statute, executor, treasury } = demo.coop;
    const asExecutor = await actingAs(chain, executor);
    const [applicant, body] = (await ethers.getSigners()).slice(14);
    await members.connect(applicant!).requestEntry(WORKERS, 0, ZeroHash, "");
    const { books } = await snapshotOf(ethers, demo.coop);
    const open = [...books.purses.values()].find(({ state }) => state === "Open");
    await buckets.connect(demo.cast.users[1]!).flag(open?.bucket ?? 0, 0, "Too loud");
    await authority.connect(asExecutor).labelRole(OFFICE, "Treasurers");
    await authority.connect(asExecutor).grantRole(OFFICE, demo.cast.workers[0]!, 0);
    await statute.connect(asExecutor).nameLockedBody({ wallet: body!, name: "The trust" });
    for (const user of demo.cast.users) await ignoring(payouts.connect(user).objectTo(2, "Too much"));
    expect((await treasury.holdingOf(demo.currency)).accepted).to.equal(true);
  }

  async function ignoring(deed: Promise<ContractTransactionResponse>): Promise<void> {
    await deed.catch(() => undefined);
  }

  async function deskOf(wording = "# Words"): Promise<Desk> {
    const snapshot = await snapshotOf(ethers, demo.coop);
    const currency = statuteOf(snapshot.books).currency;
    const tokens = new Map([[currency.toLowerCase(), { symbol: "EUR", decimals: 18 }]]);
    const coop = { addresses: snapshot.books.addresses, tokens, currency: { asset: currency } } as unknown as Coop;
    return {
      books: snapshot.books,
      now: snapshot.now,
      names: namesOf(coop, snapshot as unknown as Snapshot),
      currency,
      decimals: () => 18,
      labels: roleLabels(snapshot.events),
      wording,
    };
  }

  /** Something that can stand in a field. */
  function sampleOf(field: Field<unknown>, values: Values): Raw {
    const { control } = field;
    switch (control.type) {
      case "text":
      case "long":
        return "Words";
      case "number":
      case "percent":
      case "money":
        return "1";
      case "wallet":
        return demo.cast.supplier.address;
      case "date":
        return asDate(desk.now + days(1));
      case "duration":
        return "7 days";
      case "check":
        return "yes";
      case "choice":
      case "choices":
        return control.options(desk, values)[0]?.value ?? "";
      case "list":
        return [
          Object.fromEntries(
            Object.entries(control.fields).map(([name, one]) => [name, sampleOf(one, values) as string]),
          ),
        ];
      case "weights":
        return "45,30,25";
      case "arguments":
        return [{}];
    }
  }

  /** What no sample fits. */
  const SPECIAL: Partial<Record<TemplateId, Values>> = {
    publishRoll: { root: id("roll") },
    writeDown: { par: "0.5" },
    interest: { rate: "3" },
    ownCall: { noun: "shares", function: "repay(uint256 most)", arguments: [{ "0": "5" }] },
    rawCall: { data: "0x12345678" },
    defineKind: { eligible: "0,1,2" },
  };

  function filled(template: Template): Values {
    const values: Record<string, Raw> = { ...SPECIAL[template.id] };
    for (const [name, field] of Object.entries(template.fields)) {
      const known = withInitials(template.fields, values, desk);
      const isShown = shownFields(template, values, desk).some(([shown]) => shown === name);
      if (isShown && field.parse(known[name] ?? "", desk, known) === undefined) values[name] = sampleOf(field, known);
    }
    return values;
  }

  describe("templates", function () {
    for (const template of TEMPLATES.values()) {
      it(`turns “${template.id}” into calls that have words`, function () {
        const { calls, problems } = compose(template, filled(template), desk);
        expect([...problems]).to.deep.equal([]);
        expect(calls).to.not.have.length(0);
        for (const call of calls ?? []) {
          const { sentence, details = [], flag } = describeCall(call, desk.names);
          expect([sentence, ...details].join(" ")).to.not.match(/undefined|NaN|\[object/);
          expect(flag === "unknown", sentence).to.equal(template.id === "rawCall");
        }
      });

      it(`says in every language what “${template.id}” asks for`, async function () {
        for (const language of ["en", "es", "fr"]) {
          const { words: said } = (await import(`../../web/src/proposals/words/${language}.ts`)) as {
            words: typeof words;
          };
          expect(Object.keys(said.templates[template.id].fields)).to.have.members(Object.keys(template.fields));
        }
      });
    }

    it("has words for nothing but what there is", function () {
      expect(Object.keys(words.templates)).to.have.members([...TEMPLATES.keys()]);
    });

    const said = (id: TemplateId, values: Values) => {
      const { calls } = compose(TEMPLATES.get(id) as Template, values, desk);
      return calls?.map((call) => actionWords(call, desk.names));
    };

    it("sets money aside before a round is opened with it", function () {
      const values = { title: "Autumn", budget: "900", unit: "5", cap: "50", duration: "10 days" };
      expect(said("round", values)).to.deep.equal([
        "Move 900 EUR from the general fund to what is set aside for a round, for a budget",
        "Open the round “Autumn” with a budget of 900 EUR, which members share out for 10 days, the same for every member",
      ]);
    });

    it("keeps what is not touched of the class, article and kind that was chosen", function () {
      const class_ = desk.books.classes.get(2);
      const values = withInitials(TEMPLATES.get("reviseClass")!.fields, { class: "2" }, desk);
      expect(values.name).to.equal(class_?.name);
      expect(values.minShares).to.equal(String(class_?.minShares));
      const article = withInitials(TEMPLATES.get("amendArticle")!.fields, { article: "1" }, desk);
      expect(article.title).to.equal("One member, one vote");
    });

    it("says what is missing, and what cannot be meant", function () {
      const { calls, problems } = compose(TEMPLATES.get("pay")!, { amount: "-3" }, desk);
      expect(calls).to.equal(undefined);
      expect(Object.fromEntries(problems)).to.deep.equal({ to: "missing", amount: "unfit" });
    });

    it("gives a new office the next number, its name, its powers and its holder", function () {
      const values = {
        name: "Doorkeepers",
        wallet: demo.cast.supplier.address,
        powers: "members.admit,members.refuse,rounds.open",
      };
      const sentences = said("newOffice", values) ?? [];
      expect(sentences[0]).to.equal("Call office 4 “Doorkeepers”");
      expect(sentences[1]).to.equal("Let office 4 admit applicants and refuse applicants");
      expect(sentences[2]).to.equal("Let office 4 open rounds");
      expect(sentences[3]).to.match(/^Give .* office 4$/);
    });

    it("names its text where it is nothing but words, so that two texts are two questions", async function () {
      const of = async (wording: string) => compose(TEMPLATES.get("onlyWords")!, {}, await deskOf(wording)).calls;
      expect(await of("# One")).to.deep.equal(await of("# One"));
      expect(await of("# One")).to.not.deep.equal(await of("# Two"));
    });
  });

  describe("the chain", function () {
    const callsOf = (id: TemplateId, values: Values = {}) => {
      const template = TEMPLATES.get(id) as Template;
      return [...(compose(template, { ...filled(template), ...values }, desk).calls ?? [])];
    };

    async function propose(calls: readonly Call[], description: string) {
      const { assembly } = demo.coop;
      const proposer = demo.cast.workers[1]!;
      const [targets, values, datas] = [
        calls.map((c) => c.target),
        calls.map((c) => c.value),
        calls.map((c) => c.data),
      ];
      await assembly.connect(proposer).propose(targets, values, datas, description);
      return assembly.hashProposal(targets, values, datas, id(description));
    }

    it("INV-50: takes what was composed, with the id and the opening that were told beforehand", async function () {
      const proposer = demo.cast.workers[1]!.address as Hex;
      const calls = callsOf("pay", { amount: "12" });
      const description = boundTo(
        wordingOf({ title: "Pay", text: "Because", link: "https://forum.example/1" }),
        proposer,
      );
      const kindId = statuteOf(desk.books).slots[0] ?? 0;
      const notice = desk.books.kinds.get(kindId)?.kind.notice ?? 0;
      const made = await propose(calls, description);
      expect(made).to.equal(proposalId(calls, description));
      const at = await networkHelpers.time.latest();
      expect(await demo.coop.assembly.proposalSnapshot(made)).to.equal(BigInt(opensAt(notice, at)));
      expect(readWording(description)).to.deep.equal({ title: "Pay", text: "Because\n\n<https://forum.example/1>" });
    });

    it("counts open proposals, and does not take the same question twice", async function () {
      desk = await deskOf();
      const proposer = demo.cast.workers[1]!.address as Address;
      const before = limitsOf(desk.books, proposer, callsOf("pay", { amount: "13" }), desk.now);
      expect(before.open).to.equal(1);
      expect(mayPropose(before)).to.equal(true);
      const same = limitsOf(desk.books, proposer, callsOf("pay", { amount: "12" }), desk.now);
      expect(same.sameOpen?.description).to.contain("# Pay");
      expect(mayPropose(same)).to.equal(false);
      for (const amount of ["14", "15"]) await propose(callsOf("pay", { amount }), amount);
      desk = await deskOf();
      const full = limitsOf(desk.books, proposer, callsOf("pay", { amount: "16" }), desk.now);
      expect(full).to.deep.include({ open: 3, most: 3 });
      expect(mayPropose(full)).to.equal(false);
      await expect(propose(callsOf("pay", { amount: "16" }), "16")).to.be.revertedWithCustomError(
        demo.coop.agenda,
        "TooManyOpenProposals",
      );
    });

    it("knows a defeated question, and until when it rests", function () {
      const proposal = [...desk.books.proposals.values()].find(({ description }) =>
        description.includes("painted sign"),
      );
      const calls = proposal?.targets.map((target, i) => ({ target, value: 0n, data: proposal.calldatas[i] as Hex }));
      const limits = limitsOf(desk.books, demo.cast.workers[0]!.address as Address, calls ?? [], desk.now);
      expect(limits.barred?.by.number).to.equal(proposal?.number);
    });

    it("tries calls in their order, each seeing what the ones before have done", async function () {
      const { executor } = desk.names.addresses;
      const { calls: round } = compose(TEMPLATES.get("round")!, { title: "Autumn", budget: "900" }, desk);
      const [setAside, open] = round as [Call, Call];
      const inTurn = await tryOut(client, executor, [setAside, open]);
      expect(inTurn).to.deep.equal({ isInTurn: true, outcomes: ["works", "works"] });
      const { outcomes } = await tryOut(client, executor, [open, setAside]);
      expect(refusalIn((outcomes[0] as { error: unknown }).error)?.errorName).to.equal("BalanceTooLow");
      expect(outcomes[1]).to.equal("works");
    });

    it("asks about each call alone where a node can do no better", async function () {
      const request = async ({ method, params }: { method: string; params?: unknown }) => {
        if (Array.isArray(params) && params.length > 2) throw new Error("no state overrides");
        return chain.provider.request({ method, params } as never);
      };
      const simple = createClient({ transport: custom({ request }, { retryCount: 0 }) });
      const trial = await tryOut(simple, desk.names.addresses.executor, callsOf("pay"));
      expect(trial).to.deep.equal({ isInTurn: false, outcomes: ["works"] });
    });

    it("would do all that the templates compose, but for what comes too early", async function () {
      const { executor } = desk.names.addresses;
      const early = ["expel", "lapse", "endow", "votes", "closeRoll", "resume"];
      const refused: string[] = [];
      for (const template of TEMPLATES.values()) {
        const { calls = [] } = compose(template, filled(template), desk);
        const { outcomes } = await tryOut(client, executor, calls);
        const failed = outcomes.find((outcome) => outcome !== "works");
        if (failed !== undefined && !early.includes(template.id)) {
          refused.push(`${template.id}: ${refusalIn((failed as { error: unknown }).error)?.errorName}`);
        }
      }
      expect(refused).to.deep.equal([]);
    });

    it("lets members sign for what is not proposed yet, and then takes it past the limits", async function () {
      const { agenda, assembly } = demo.coop;
      const calls = callsOf("pay", { amount: "77" });
      const description = wordingOf({ title: "By petition", text: "", link: "" });
      const petition = readPetition(writePetition({ coop: desk.names.addresses.assembly, description, calls }));
      expect(petition).to.deep.equal({ coop: desk.names.addresses.assembly, description, calls });
      const proposal = proposalId(calls, description);
      const needed = signersNeeded(desk.books);
      expect((await agenda.petitionOf(proposal)).needed).to.equal(BigInt(needed));
      for (const signer of [...demo.cast.users].slice(0, needed).reverse())
        await agenda.connect(signer).signPetition(proposal);
      desk = await deskOf();
      const signers = signersOf(desk.books, proposal);
      expect(signers).to.have.length(needed);
      const [targets, values, datas] = [
        calls.map((c) => c.target),
        calls.map((c) => c.value),
        calls.map((c) => c.data),
      ];
      await assembly.connect(demo.cast.workers[1]!).proposeByPetition(signers, targets, values, datas, description);
      expect(await assembly.proposalSnapshot(proposal)).to.not.equal(0n);
    });

    it("knows the money before and after", function () {
      const pay = callsOf("pay", { amount: "100" });
      const save = callsOf("save", { amount: "20" });
      const [general, reserve] = changesOf([...pay, ...save], desk);
      expect(general?.account).to.equal("general");
      expect((general?.before ?? 0n) - (general?.after ?? 0n)).to.equal(parseEther("120"));
      expect((reserve?.after ?? 0n) - (reserve?.before ?? 0n)).to.equal(parseEther("20"));
      expect(changesOf(callsOf("admit"), desk)).to.deep.equal([]);
    });
  });

  describe("a draft", function () {
    it("is ordered, changed and shortened", function () {
      const two = withAction(withAction(EMPTY, "pay", { amount: "1" }), "admit");
      const keys = ({ actions }: typeof two) => actions.map(({ template }) => template);
      expect(keys(movedAction(two, 2, -1))).to.deep.equal(["admit", "pay"]);
      expect(keys(movedAction(two, 1, -1))).to.deep.equal(["pay", "admit"]);
      expect(keys(withoutAction(two, 1))).to.deep.equal(["admit"]);
      expect(withValues(two, 1, { amount: "2" }).actions[0]?.values).to.deep.equal({ amount: "2" });
      expect(new Set(withAction(withoutAction(two, 1), "pay").actions.map(({ key }) => key)).size).to.equal(2);
    });

    it("gives no calls before all of it is filled in", function () {
      const half = withAction(withAction(EMPTY, "resume"), "pay");
      expect(callsOfAll(composeAll(half, desk))).to.equal(undefined);
      expect(callsOfAll(composeAll(withAction(EMPTY, "resume"), desk))).to.have.length(1);
      expect(callsOfAll(composeAll(EMPTY, desk))).to.equal(undefined);
    });

    it("is filled in by a link from another page", function () {
      const query = new URLSearchParams({ template: "pay", to: zeroAddress, nonsense: "x" });
      expect(draftFromQuery(query, EMPTY)?.actions).to.deep.equal([
        { key: 1, template: "pay", values: { to: zeroAddress } },
      ]);
      expect(draftFromQuery(new URLSearchParams({ template: "toString" }), EMPTY)).to.equal(undefined);
    });

    it("survives being kept, and nothing else is taken for one", function () {
      const draft = { ...withAction(EMPTY, "tiers", { tiers: [{ upTo: "5" }] }), title: "Tiers" };
      expect(readDraft(JSON.stringify(draft))).to.deep.equal(draft);
      for (const broken of [
        "",
        "{}",
        "null",
        "[1]",
        JSON.stringify({ ...draft, actions: [{ key: 1, template: "x" }] }),
      ]) {
        expect(readDraft(broken)).to.equal(undefined);
      }
    });

    it("takes links to where it is talked about, and no others", function () {
      expect(["", "https://a.example/b", "ipfs://x"].map(isLink)).to.deep.equal([true, true, true]);
      expect(["javascript:alert(1)", "a.example", "https://a.example/><b"].map(isLink)).to.deep.equal([
        false,
        false,
        false,
      ]);
    });
  });

  describe("a petition's link", function () {
    it("is read only as what was written", function () {
      const petition = { coop: zeroAddress, description: "# Ünïcode “quoted”", calls: [] };
      expect(readPetition(writePetition(petition))).to.equal(undefined); // nothing to decide about
      for (const broken of [
        "",
        "%%%",
        "AAAA",
        btoa("{}"),
        btoa('{"coop":"0x","description":"","calls":[["0x1","0","0x"]]}'),
      ]) {
        expect(readPetition(broken)).to.equal(undefined);
      }
    });
  });

  describe("what somebody types", function () {
    it("is a percentage with two decimals at most", function () {
      expect(["12.5", "12,5 %", "100", "0"].map(parsePercent)).to.deep.equal([1_250, 1_250, 10_000, 0]);
      expect(["12.345", "-1", "x", ""].map(parsePercent)).to.deep.equal([undefined, undefined, undefined, undefined]);
    });

    it("is a time with its unit, and is written the same way", function () {
      expect(["14 days", "1,5 hours", "90 minutes"].map(parseDuration)).to.deep.equal([days(14), 5_400, 5_400]);
      expect(parseDuration("14")).to.equal(undefined);
      for (const seconds of [0, 60, 3_600, days(30)]) expect(parseDuration(asDuration(seconds))).to.equal(seconds);
    });
  });

  describe("weights of the classes", function () {
    const classes = () => [...desk.books.classes.values()];
    const rules = { nonUserCapBps: 2_500, classFloorBps: 1_000, classCeilingBps: 6_000, minClasses: 1 };

    it("are held to what the statute asks", function () {
      const check = (...weights: number[]) => checkWeights(weights, classes(), rules);
      expect(passes(check(4_500, 3_000, 2_500))).to.equal(true);
      expect(check(4_500, 3_000, 2_500).losers).to.deep.equal([0]);
      expect(check(5_000, 2_500, 2_500).isChange).to.equal(false);
      expect(check(5_000, 3_000, 2_500).isWhole).to.equal(false);
      expect(check(6_500, 500, 3_000)).to.deep.include({ outside: [0, 1], isWithinCap: false, others: 3_000 });
    });

    it("are packed as the statute keeps them", async function () {
      const weights = classes().map(({ weightBps }) => weightBps);
      expect(packWeights(weights)).to.equal(await demo.coop.statute.weights());
      expect(unpackWeights(packWeights(weights), weights.length)).to.deep.equal(weights);
    });
  });

  it("tells each kind of resolution in sentences", function () {
    const slots = statuteOf(desk.books).slots;
    const of = (slot: number) =>
      kindSentences(desk.books.kinds.get(slots[slot] ?? 0)!.kind, ["users", "workers", "investors"]);
    expect(of(0)[0]).to.equal("It needs more than half of the weighted votes.");
    expect(of(3)[0]).to.equal("It needs at least nine tenths of all who may vote.");
    expect(of(0)).to.include(
      "The vote opens after a notice of 14 days, lasts 14 days, and is carried out 48 hours after it was set in motion at the earliest.".replace(
        "48 hours",
        "2 days",
      ),
    );
  });
});
