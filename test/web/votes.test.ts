import { expect } from "chai";
import {
  BLOC,
  CAST,
  CONSENT,
  DUAL,
  judge,
  PLAIN,
  POSITIONS,
  PROPORTIONAL,
  REGISTER,
  TACIT,
} from "../../sdk/src/rules.ts";
import type { Count, Kind } from "../../sdk/src/rules.ts";
import type { ProposalRecord } from "../../sdk/src/books/assembly.ts";
import { ballotKey } from "../../sdk/src/books/assembly.ts";
import { openBooks } from "../../sdk/src/books/books.ts";
import type { MemberRecord } from "../../sdk/src/books/members.ts";
import type { Addresses } from "../../sdk/src/coop.ts";
import { agendaOf, find, isOverdue, petitionNeeds, petitionsOf, plain } from "../../web/src/votes/agenda.ts";
import { ballotOf, ballotsOn, hindranceOf, principalsOf } from "../../web/src/votes/ballots.ts";
import type { Snapshot } from "../../web/src/chain/snapshot.ts";
import { textOf } from "../../web/src/votes/proposal.ts";
import { verdictOf } from "../../web/src/votes/verdict.ts";
import { words as english } from "../../web/src/votes/words/en.ts";
import { words as spanish } from "../../web/src/votes/words/es.ts";
import { words as french } from "../../web/src/votes/words/fr.ts";

/** Votes of users, workers and investors in one word, as the assembly keeps them. */
const lanes = (...votes: number[]): bigint => votes.reduce((word, n, c) => word | (BigInt(n) << BigInt(24 * c)), 0n);

const ordinary: Kind = {
  mode: PROPORTIONAL,
  base: CAST,
  numerator: 1,
  denominator: 2,
  moreThan: true,
  quorumBps: 2_500,
  secondQuorumBps: 1_000,
  classQuorumBps: 0,
  minClassSize: 1,
  minVotedClasses: 0,
  eligible: 0b111,
  notice: 0,
  votingTime: 0,
  delay: 0,
  minTenure: 0,
};

/** 50 % users, 25 % workers, 25 % investors; investors are no users. 8, 4 and 4 of them. */
const nobodyYet: Count = {
  votesFor: 0n,
  votesAgainst: 0n,
  votesAbstain: 0n,
  votesBlock: 0n,
  electorate: [8n, 4n, 4n, 0n, 0n, 0n, 0n, 0n],
  weights: 5_000n | (2_500n << 16n) | (2_500n << 32n),
  nonUsers: 0b100,
  mustAgree: 0,
  isSecondCall: false,
};

const CLASSES = ["users", "workers", "investors"];
const nameOf = (class_: number): string => CLASSES[class_] ?? "?";

function say(kind: Partial<Kind>, count: Partial<Count>, isOpen = true): string {
  const verdict = verdictOf({ ...ordinary, ...kind }, { ...nobodyYet, ...count });
  return spaced(english.verdict.headline(verdict, isOpen, nameOf));
}

/** With plain spaces where numbers keep to their units. */
const spaced = (said: string): string => said.replaceAll("\u00a0", " ");

function conditions(kind: Partial<Kind>, count: Partial<Count>): string[] {
  const { findings } = verdictOf({ ...ordinary, ...kind }, { ...nobodyYet, ...count });
  return findings.map((found) => `${found.isMet ? "+" : "-"} ${spaced(english.verdict.finding(found, nameOf))}`);
}

describe("The verdict of a vote in words", function () {
  describe("by weight, every class split as it voted (PROPORTIONAL)", function () {
    it("says what is for it, what took part, and what is needed", function () {
      const count = { votesFor: lanes(2, 2, 0), votesAgainst: lanes(0, 0, 1) };
      expect(say({}, count)).to.equal(
        "Carried as it stands: 75 % of the weight is for it, and more than half is needed; " +
          "31.3 % of the weight took part, and 25 % are needed.",
      );
      expect(say({}, count, false)).to.match(/^Carried: 75 %/);
    });

    it("says that too few took part before anything else", function () {
      expect(say({}, { votesFor: lanes(1, 1, 0) })).to.equal(
        "Not carried as it stands: 12.5 % of the weight took part, and 25 % are needed.",
      );
    });

    it("takes a tie for what it is", function () {
      const tie = { votesFor: lanes(4, 0, 0), votesAgainst: lanes(0, 2, 2) };
      expect(say({}, tie)).to.equal(
        "Not carried as it stands: 50 % of the weight is for it, and more than half is needed.",
      );
      expect(say({ moreThan: false }, tie)).to.contain(
        "Carried as it stands: 50 % of the weight is for it, and at least half",
      );
    });

    it("says that nobody has spoken, and who did not come", function () {
      expect(say({ quorumBps: 0 }, {}, false)).to.equal("Not carried: nobody has spoken for or against it.");
      expect(say({ minVotedClasses: 2 }, { votesFor: lanes(8, 0, 0) })).to.equal(
        "Not carried as it stands: 1 class took part, and 2 are needed.",
      );
      expect(say({ classQuorumBps: 5_000 }, { votesFor: lanes(8, 4, 1) })).to.equal(
        "Not carried as it stands: of the investors fewer than 50 % took part.",
      );
      expect(say({}, { electorate: [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n] })).to.contain("nobody whose vote would count");
    });

    it("asks for less on a second call, and leaves those out who stayed away", function () {
      const count = { votesFor: lanes(3, 0, 0), votesAgainst: lanes(0, 1, 0), isSecondCall: true };
      expect(say({}, count)).to.equal(
        "Carried as it stands: 100 % of the weight is for it, and more than half is needed; " +
          "25 % of the weight took part, and 10 % are needed.",
      );
    });

    it("says that those have not agreed who would lose by it", function () {
      const count = { votesFor: lanes(8, 4, 1), votesAgainst: lanes(0, 0, 1), mustAgree: 0b100 };
      expect(say({}, count)).to.equal("Not carried as it stands: the investors would lose by it, and have not agreed.");
      expect(conditions({}, { ...count, votesFor: lanes(8, 4, 2) })[1]).to.equal(
        "+ The investors would lose by it, and have agreed.",
      );
    });
  });

  it("lets classes speak with one voice (BLOC)", function () {
    const count = { votesFor: lanes(5, 1, 0), votesAgainst: lanes(3, 2, 0), votesBlock: lanes(0, 1, 0) };
    expect(say({ mode: BLOC }, count)).to.equal(
      "Not carried as it stands: classes with 50 % of the weight are for it, and more than half is needed.",
    );
    expect(say({ mode: BLOC }, { votesFor: lanes(5, 3, 0) })).to.contain("classes with 75 % of the weight are for it");
  });

  describe("by heads (PLAIN)", function () {
    const count = { votesFor: lanes(5, 2, 1), votesAgainst: lanes(1, 1, 0), votesAbstain: lanes(2, 0, 0) };

    it("counts the votes for and against", function () {
      expect(say({ mode: PLAIN, numerator: 3, denominator: 4, moreThan: false }, count)).to.equal(
        "Carried as it stands: 80 % of the votes are for it (8 of 10), and at least three quarters are needed; " +
          "75 % of the members took part (12 of 16), and 25 % are needed.",
      );
    });

    it("counts all ballots, or all who may vote, where the kind says so", function () {
      expect(say({ mode: PLAIN, base: POSITIONS }, count)).to.contain(
        "66.7 % of all ballots, abstentions included, are for it (8 of 12)",
      );
      expect(say({ mode: PLAIN, base: REGISTER }, count)).to.equal(
        "Not carried as it stands: 50 % of all who may vote are for it (8 of 16), and more than half is needed.",
      );
      expect(say({ mode: PLAIN, base: TACIT }, count)).to.contain(
        "62.5 % of all who may vote are for it or abstained (10 of 16)",
      );
    });

    it("names fractions in their lowest terms, and others by their figures", function () {
      expect(say({ mode: PLAIN, numerator: 50, denominator: 100 }, count)).to.contain("more than half is needed");
      expect(say({ mode: PLAIN, numerator: 3, denominator: 7 }, count)).to.contain("more than 3/7 is needed");
    });
  });

  it("asks for a majority inside every class (DUAL)", function () {
    const count = { votesFor: lanes(8, 4, 1), votesAgainst: lanes(0, 0, 1) };
    expect(say({ mode: DUAL }, count)).to.equal("Not carried as it stands: the investors have not agreed.");
    expect(say({ mode: DUAL }, { ...count, votesFor: lanes(8, 2, 1), votesBlock: lanes(0, 2, 0) })).to.contain(
      "the workers and investors have not agreed",
    );
    expect(say({ mode: DUAL }, { ...count, votesFor: lanes(8, 4, 2) })).to.contain("Carried as it stands");
  });

  it("stops at a block (CONSENT)", function () {
    const count = { votesFor: lanes(8, 4, 3), votesBlock: lanes(0, 0, 1) };
    expect(say({ mode: CONSENT }, count)).to.equal("Not carried as it stands: one block stops it.");
    expect(say({ mode: CONSENT }, { ...count, votesBlock: lanes(0, 0, 2) }, false)).to.equal(
      "Not carried: 2 blocks stop it.",
    );
    expect(conditions({ mode: CONSENT, quorumBps: 0 }, { votesFor: lanes(8, 4, 3) })).to.deep.equal([
      "+ Nobody blocks it.",
      "+ 100 % of the votes are for it (15 of 15), and more than half is needed.",
    ]);
  });

  it("finds every condition met exactly where the rules carry it", function () {
    const random = randomFrom(7);
    const below = (n: number): number => Math.floor(random() * n);
    let carried = 0;
    for (let i = 0; i < 4_000; ++i) {
      const kind = { ...ordinary, ...randomKind(below) };
      const count = randomCount(below);
      const { isQuorate, isCarried } = judge(kind, count);
      const verdict = verdictOf(kind, count);
      const met = verdict.findings.every(({ isMet }) => isMet);
      expect(
        met,
        JSON.stringify({ kind, count }, (_, v) => (typeof v === "bigint" ? `${v}` : v)),
      ).to.equal(isQuorate && isCarried);
      expect(verdict.isCarried).to.equal(met);
      for (const { verdict: say } of [english, spanish, french]) {
        expect(say.headline(verdict, true, nameOf)).to.match(/^\S.+: .+\.$|^\S.+ : .+\.$/);
        expect(verdict.findings.map((found) => say.finding(found, nameOf)).join()).to.not.match(/undefined|NaN|null/);
      }
      if (met) ++carried;
    }
    expect(carried).to.be.within(400, 3_600);
  });
});

describe("What a proposal says", function () {
  const split = (description: string) => textOf({ description });

  it("has its first line as title, without the mark of a heading", function () {
    expect(split("# Buy an oven\n\nIt is *cheap*.\nAnd warm.")).to.deep.equal({
      title: "Buy an oven",
      text: "It is *cheap*.\nAnd warm.",
    });
    expect(split("")).to.deep.equal({ title: "", text: "" });
  });

  it("leaves out what is for the contract only", function () {
    const proposer = `#proposer=0x${"0a".repeat(20)}`;
    expect(split(`Oven\nWhy.\n${proposer}`).text).to.equal("Why.");
    expect(split(`Oven\nWhy.\n#second-call\n#proposer=0x${"00".repeat(20)}`).text).to.equal("Why.");
    expect(split(`Oven\n${proposer}\nWhy.`).text).to.equal(`${proposer}\nWhy.`);
  });

  it("is found without accents and capitals", function () {
    expect(plain("CRÈCHE à Ñuñoa")).to.equal("creche a nunoa");
  });
});

const NOW = 1_000_000;
const wallet = (n: number) => `0x${n.toString(16).padStart(40, "0")}` as const;

function memberOf(number: number, more: Partial<MemberRecord> = {}): MemberRecord {
  const nothing = { isFounder: false, leftAt: 0, heardUntil: 0, proxy: 0, standings: [] };
  return { number, wallet: wallet(number), class: 0, votes: 1, joinedAt: 1, ...nothing, ...more };
}

/** Books of three members of the first class, one kind of resolution, and the proposals that are asked for. */
function booksWith(proposals: readonly Partial<ProposalRecord>[], members = [1, 2, 3].map((n) => memberOf(n))) {
  const books = openBooks({} as Addresses);
  for (const member of members) {
    books.members.set(member.number, member);
    books.wallets.set(member.wallet, member.number);
  }
  books.electorates[0]?.push({ at: 1, votes: members.length });
  books.kinds.set(1, { slot: 0, kind: { ...ordinary, mode: PLAIN, eligible: 0b1, minTenure: 100 } });
  proposals.forEach((proposal, i) => {
    const nothing = { targets: [], values: [], calldatas: [], signers: [], proposedAt: 1, extendedUntil: 0 };
    const times = { cancelledAt: 0, queuedAt: 0, executableFrom: 0, executedAt: 0 };
    const rules = { kindId: 1, weights: 10_000n, nonUsers: 0, mustAgree: 0, isSecondCall: false };
    books.proposals.set(i + 1, {
      ...{ ...nothing, ...times, ...rules, number: i + 1, id: BigInt(i + 1), proposer: wallet(1) },
      ...{ description: `Question ${i + 1}`, opensAt: NOW - 200, closesAt: NOW - 100, ...proposal },
    });
    books.proposalNumbers.set(BigInt(i + 1), i + 1);
  });
  return books;
}

const snapshotOf = (books: ReturnType<typeof booksWith>, now = NOW): Snapshot => ({
  block: { number: 1n, hash: "0x1", parentHash: "0x0", timestamp: BigInt(now) },
  now,
  events: [],
  books,
});

describe("The agenda", function () {
  const open = { closesAt: NOW + 100 };
  const books = booksWith([
    { closesAt: NOW + 300 },
    open,
    { opensAt: NOW + 50, closesAt: NOW + 500 },
    { queuedAt: NOW - 50, executableFrom: NOW + 10 },
    { executedAt: NOW - 10, description: "# Crèche\nOpen it at eight." },
    {},
    { cancelledAt: NOW - 300, outcome: { author: wallet(1), text: "", at: NOW - 50, reviewAt: NOW - 1 } },
  ]);
  const snapshot = snapshotOf(books);
  const numbers = (proposals: readonly ProposalRecord[]) => proposals.map(({ number }) => number);

  it("puts first what is open and closes first, and last what was decided", function () {
    const agenda = agendaOf(snapshot);
    expect(numbers(agenda.open)).to.deep.equal([2, 1]);
    expect(numbers(agenda.announced)).to.deep.equal([3]);
    expect(numbers(agenda.waiting)).to.deep.equal([4]);
    expect(numbers(agenda.decided)).to.deep.equal([7, 6, 5]);
  });

  it("finds decisions by state and by all the words", function () {
    expect(numbers(find(snapshot, "defeated", ""))).to.deep.equal([6]);
    expect(numbers(find(snapshot, undefined, "EIGHT creche"))).to.deep.equal([5]);
    expect(numbers(find(snapshot, "defeated", "creche"))).to.deep.equal([]);
    expect(numbers(find(snapshot, "review", ""))).to.deep.equal([7]);
    expect(numbers(find(snapshot, undefined, "  "))).to.deep.equal([7, 6, 5]);
  });

  it("says that a review is overdue only after its day", function () {
    const [seventh] = [books.proposals.get(7) as ProposalRecord];
    expect([isOverdue(seventh, NOW - 1), isOverdue(seventh, NOW)]).to.deep.equal([false, true]);
    expect(isOverdue(books.proposals.get(6) as ProposalRecord, NOW)).to.equal(false);
  });

  it("lists petitions that are not proposed yet, and how many must sign", function () {
    const signed = booksWith([{}]);
    signed.petitions.set(1n, [1]);
    signed.petitions.set(8n, [1]);
    signed.petitions.set(9n, [1, 2]);
    expect(petitionsOf(snapshotOf(signed))).to.deep.equal([
      { id: 9n, signers: 2 },
      { id: 8n, signers: 1 },
    ]);
    const needs = (petitionBps: number, petitionCap: number) => {
      const agenda = { maxOpenProposals: 1, maxPrincipals: 1, petitionBps, petitionCap, rePutBar: 0 };
      signed.statute.set(0, { agenda } as never);
      return petitionNeeds(signed);
    };
    expect([needs(5_000, 100), needs(10_000, 2), needs(0, 100)]).to.deep.equal([2, 2, 1]);
  });

  it("stays quick with ten thousand decisions", function () {
    const many = booksWith(Array.from({ length: 10_000 }, (_, i) => ({ description: `Decision ${i}\nWhy ${i}.` })));
    expect(find(snapshotOf(many), "defeated", "why").length).to.equal(10_000); // looks at all for the first time
    const start = performance.now();
    for (let i = 0; i < 5; ++i) expect(find(snapshotOf(many, NOW + i), "defeated", "9999").length).to.equal(1);
    expect((performance.now() - start) / 5).to.be.below(200); // milliseconds, with every new block
  });
});

describe("Who has a ballot", function () {
  const opensAt = NOW - 200;
  const members = [
    memberOf(1),
    memberOf(2, { joinedAt: opensAt + 1 }),
    memberOf(3, { joinedAt: opensAt - 50 }),
    memberOf(4, { class: 1 }),
    memberOf(5, { votes: 0 }),
    memberOf(6, { joinedAt: opensAt - 50, isFounder: true, proxy: 1 }),
    memberOf(7, { leftAt: NOW, proxy: 1 }),
  ];
  const books = booksWith([{}], members);
  const proposal = books.proposals.get(1) as ProposalRecord;

  it("is said with the reason why somebody has none", function () {
    expect(members.slice(0, 6).map((member) => hindranceOf(books, proposal, member))).to.deep.equal([
      undefined,
      "joinedLater",
      "tenure",
      "class",
      "noVotes",
      undefined,
    ]);
  });

  it("tells a ballot of one's own from one of a proxy, and one taken back from none", function () {
    const ballot = { proposal: 1, voter: wallet(1), class: 0, votes: 1, reason: "", isByProxy: false };
    books.ballots.set(ballotKey(1, 1), { ...ballot, member: 1, choice: "For", castAt: NOW - 150, casts: 1 });
    books.ballots.set(ballotKey(1, 6), { ...ballot, member: 6, choice: "Block", castAt: NOW - 140, casts: 0 });
    books.ballots.set(ballotKey(1, 3), { ...ballot, member: 3, choice: "None", castAt: NOW - 130, casts: 2 });
    expect(ballotOf(books, proposal, 1)).to.deep.equal({ choice: "For", isOwn: true, casts: 1 });
    expect(ballotOf(books, proposal, 6)).to.deep.equal({ choice: "Block", isOwn: false, casts: 0 });
    expect(ballotOf(books, proposal, 3)).to.deep.equal({ choice: undefined, isOwn: true, casts: 2 });
    expect(ballotOf(books, proposal, 4)).to.deep.equal({ choice: undefined, isOwn: false, casts: 0 });
    expect(ballotsOn(books, proposal).map(({ member }) => member)).to.deep.equal([6, 1]);
  });

  it("may be cast for those who appointed a proxy and are still members", function () {
    expect(principalsOf(books, 1).map(({ number }) => number)).to.deep.equal([6]);
  });
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function randomKind(below: (n: number) => number): Partial<Kind> {
  const denominator = 1 + below(6);
  return {
    mode: below(5),
    base: below(4),
    denominator,
    numerator: 1 + below(denominator),
    moreThan: below(2) === 1,
    quorumBps: below(4) * 2_500,
    secondQuorumBps: below(3) * 1_000,
    classQuorumBps: below(3) === 0 ? below(3) * 3_000 : 0,
    minClassSize: 1 + below(4),
    minVotedClasses: below(4),
    eligible: 1 + below(7),
  };
}

function randomCount(below: (n: number) => number): Count {
  const electorate = [below(9), below(5), below(5)];
  const [yes, no, abstain, block] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ] as [number[], number[], number[], number[]];
  electorate.forEach((size, c) => {
    for (let voter = 0; voter < size; ++voter) {
      const box = [yes, yes, yes, no, abstain, block, undefined, undefined][below(below(3) === 0 ? 8 : 3)];
      if (box !== undefined) box[c] = (box[c] ?? 0) + 1;
    }
  });
  return {
    ...nobodyYet,
    votesFor: lanes(...yes),
    votesAgainst: lanes(...no),
    votesAbstain: lanes(...abstain),
    votesBlock: lanes(...block),
    electorate: [...electorate.map(BigInt), 0n, 0n, 0n, 0n, 0n] as unknown as Count["electorate"],
    mustAgree: below(4) === 0 ? below(8) : 0,
    isSecondCall: below(4) === 0,
  };
}
