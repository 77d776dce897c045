import type { KindDraft } from "../../scripts/charter.ts";

/**
 * Votes by the book (domain.md 1.2, R1 to R14): people, ballots and exact fractions. It was written from the rules and
 * shares nothing with the contracts: no lanes, no bytes, no chain.
 */

export const CHOICES = ["Against", "For", "Abstain", "Block"] as const;
export type Choice = (typeof CHOICES)[number];

/** Why a ballot of a batch is passed over, in the order in which the contract numbers the reasons. */
export const SKIPS = [
  "None",
  "Expired",
  "UnknownChoice",
  "ReasonMissing",
  "NotEligible",
  "TooManyCasts",
  "NotSigned",
  "OwnBallot",
] as const;
export type Skip = (typeof SKIPS)[number];

export const MAX_CASTS = 24;

export interface Person {
  number: number;
  classes: { class: number; since: number }[]; // the last one is the present one; seconds
  joinedAt: number; // seconds
  leftAt?: number; // seconds
  isFounder: boolean;
  proxy?: number; // who may vote for this one
}

export interface Ballot {
  choice?: Choice; // none where it was taken back
  ownCasts: number;
  isByProxy: boolean;
}

/** A ballot that somebody hands in with the voter's signature. `signedFor` says what was signed, if it was the voter. */
export interface SignedBallot {
  voter: string;
  support: number;
  reason: string;
  deadline: number; // seconds
  isForged: boolean;
  signedFor: number; // own casts before it
}

/** What the chain answers with a custom error of this name. */
export class Refusal extends Error {}

/** The class that somebody who was on the register at `time` had then. */
function classAt({ classes }: Person, time: number): number {
  return classes.findLast(({ since }) => since <= time)!.class;
}

/** The register of a co-op, by wallet. */
export class Register {
  readonly people: Person[] = [];
  readonly #byWallet = new Map<string, Person>();
  readonly #walletOf = new Map<number, string>();
  readonly #offers = new Map<number, string>(); // the wallet that a number is offered to
  readonly #mostPrincipals: number;
  readonly #cooldown: number; // seconds between two changes of class

  constructor(mostPrincipals: number, cooldown: number) {
    this.#mostPrincipals = mostPrincipals;
    this.#cooldown = cooldown;
  }

  /** Who carries `wallet`, or carried it last. */
  find(wallet: string): Person | undefined {
    return this.#byWallet.get(wallet);
  }

  member(wallet: string): Person {
    const person = this.find(wallet);
    if (person === undefined || person.leftAt !== undefined) throw new Refusal("NotMember");
    return person;
  }

  isMember(wallet: string): boolean {
    const person = this.find(wallet);
    return person !== undefined && person.leftAt === undefined;
  }

  join(wallet: string, class_: number, at: number, isFounder = false): void {
    if (this.isMember(wallet)) throw new Refusal("AlreadyMember");
    const classes = [{ class: class_, since: at }];
    const person = { number: this.people.length + 1, classes, joinedAt: at, isFounder };
    this.people.push(person);
    this.#byWallet.set(wallet, person);
    this.#walletOf.set(person.number, wallet);
  }

  switchClass(wallet: string, class_: number, at: number): void {
    const { classes } = this.member(wallet);
    const present = classes.at(-1)!;
    if (present.class === class_) throw new Refusal("SameClass");
    const isFirst = classes.length === 1;
    if (!isFirst && at < present.since + this.#cooldown) throw new Refusal("TooSoonToSwitch");
    classes.push({ class: class_, since: at });
  }

  resign(wallet: string, at: number): void {
    const person = this.member(wallet);
    person.leftAt = at;
    person.proxy = undefined;
  }

  /** Former members may as well: their shares and money go along. */
  offerNumber(number: number, from: string, to: string): void {
    if (this.#walletOf.get(number) !== from) throw new Refusal("NotYourNumber");
    this.#offers.set(number, to);
  }

  /** Who has joined again since under another number keeps its place: only what belongs to the old number moves. */
  takeNumber(number: number, to: string): void {
    if (this.#offers.get(number) !== to) throw new Refusal("NotOffered");
    const from = this.#walletOf.get(number)!;
    const person = this.find(from);
    if (person?.number === number) {
      if (this.find(to) !== undefined) throw new Refusal("AlreadyMember");
      this.#byWallet.delete(from);
      this.#byWallet.set(to, person);
    }
    this.#walletOf.set(number, to);
    this.#offers.delete(number);
  }

  appointProxy(wallet: string, holderWallet: string): void {
    const [principal, holder] = [this.member(wallet), this.member(holderWallet)];
    if (principal === holder) throw new Refusal("OwnProxy");
    const others = this.people.filter(({ number, proxy }) => number !== principal.number && proxy === holder.number);
    if (others.length >= this.#mostPrincipals) throw new Refusal("TooManyPrincipals");
    principal.proxy = holder.number;
  }

  revokeProxy(wallet: string): void {
    const principal = this.member(wallet);
    if (principal.proxy === undefined) throw new Refusal("NoProxy");
    principal.proxy = undefined;
  }

  isProxyFor(holderWallet: string, principalWallet: string): boolean {
    const proxy = this.find(principalWallet)?.proxy;
    return proxy !== undefined && this.isMember(holderWallet) && this.find(holderWallet)?.number === proxy;
  }

  /** How many of a class were on the register at `time`, also such as were still serving their tenure. */
  electorate(class_: number, time: number): number {
    const isOn = (p: Person) => p.joinedAt <= time && (p.leftAt === undefined || p.leftAt > time);
    return this.people.filter((p) => isOn(p) && classAt(p, time) === class_).length;
  }
}

export interface Question {
  register: Register;
  weights: number[]; // basis points by class
  isUser: boolean[]; // by class
  losers: number[]; // classes that lose by the resolution (R14)
  kind: KindDraft;
  opensAt: number; // seconds
  closesAt: number; // seconds
  isSecondCall: boolean;
}

/** One vote: the ballots that were cast, and what they come to. */
export class Vote {
  readonly question: Question;
  extendedUntil: number | undefined;
  #ballots = new Map<number, Ballot>(); // by member number

  constructor(question: Question) {
    this.question = question;
  }

  get deadline(): number {
    return this.extendedUntil ?? this.question.closesAt;
  }

  isOpen(now: number): boolean {
    return now > this.question.opensAt && now <= this.deadline;
  }

  /** The ballot of who carries `wallet`, wherever the member has it from. */
  ballotOf(wallet: string): Ballot {
    const number = this.question.register.find(wallet)?.number;
    return this.#ballots.get(number ?? 0) ?? { ownCasts: 0, isByProxy: false };
  }

  /** The members of a class who have made this choice. */
  count(choice: Choice, class_: number): number {
    const isIn = ([number, ballot]: [number, Ballot]) =>
      ballot.choice === choice && classAt(this.#person(number), this.question.opensAt) === class_;
    return [...this.#ballots].filter(isIn).length;
  }

  /* CASTING */

  cast(now: number, wallet: string, support: number, reason: string): void {
    this.#whileOpen(now, () => {
      const choice = readChoice(support, reason);
      this.#put(wallet, choice, false);
    });
  }

  withdraw(now: number, wallet: string): void {
    this.#whileOpen(now, () => {
      const { choice } = this.ballotOf(wallet);
      this.#put(wallet, undefined, false);
      if (choice === undefined) throw new Refusal("NothingToWithdraw");
    });
  }

  castSigned(now: number, signed: SignedBallot): void {
    this.#whileOpen(now, () => {
      const choice = readChoice(signed.support, signed.reason);
      if (now > signed.deadline) throw new Refusal("BallotExpired");
      if (!this.#isSigned(signed)) throw new Refusal("GovernorInvalidSignature");
      this.#put(signed.voter, choice, false);
    });
  }

  /** Casts what is good of a batch, and says why the rest is not. */
  castBatch(now: number, batch: SignedBallot[]): Skip[] {
    return this.#whileOpen(now, () =>
      batch.map((signed) => {
        const why = this.#whySkip(now, signed);
        if (why === "None") this.#put(signed.voter, CHOICES[signed.support], false);
        return why;
      }),
    );
  }

  castFor(now: number, holder: string, principals: string[], support: number, reason: string): Skip[] {
    return this.#whileOpen(now, () => {
      const choice = readChoice(support, reason);
      return principals.map((principal) => {
        if (!this.question.register.isProxyFor(holder, principal)) throw new Refusal("NotProxy");
        const ballot = this.ballotOf(principal);
        if (ballot.ownCasts > 0 && !ballot.isByProxy) return "OwnBallot";
        this.#put(principal, choice, true);
        return "None";
      });
    });
  }

  /** All or nothing; and a result that turns in the last eighth puts the close off, once, by a quarter. */
  #whileOpen<T>(now: number, deed: () => T): T {
    if (!this.isOpen(now)) throw new Refusal("GovernorUnexpectedProposalState");
    const { opensAt, closesAt } = this.question;
    const length = closesAt - opensAt;
    const [stood, before] = [this.stands(), new Map(this.#ballots)];
    try {
      return deed();
    } catch (error) {
      this.#ballots = before;
      throw error;
    } finally {
      const isLate = now > closesAt - Math.floor(length / 8);
      const mayExtend = isLate && this.extendedUntil === undefined;
      if (mayExtend && this.stands() !== stood) this.extendedUntil = closesAt + Math.floor(length / 4);
    }
  }

  #put(wallet: string, choice: Choice | undefined, isByProxy: boolean): void {
    const voter = this.question.register.find(wallet);
    if (voter === undefined || !this.mayVote(voter)) throw new Refusal("NotEligible");
    const ownCasts = this.ballotOf(wallet).ownCasts + (isByProxy ? 0 : 1);
    if (ownCasts > MAX_CASTS) throw new Refusal("TooManyCasts");
    this.#ballots.set(voter.number, { choice, ownCasts, isByProxy });
  }

  /** A member at the snapshot and still, long enough, of a class that this kind lets vote (R12). */
  mayVote(person: Person): boolean {
    const { joinedAt, leftAt, isFounder } = person;
    const { kind, opensAt } = this.question;
    const hasServed = isFounder || opensAt - joinedAt >= kind.minTenure;
    const isHere = joinedAt <= opensAt && leftAt === undefined;
    return isHere && hasServed && this.#isEligible(classAt(person, opensAt));
  }

  #isSigned({ voter, isForged, signedFor }: SignedBallot): boolean {
    return !isForged && signedFor === this.ballotOf(voter).ownCasts;
  }

  #whySkip(now: number, signed: SignedBallot): Skip {
    if (now > signed.deadline) return "Expired";
    const choice = CHOICES[signed.support];
    if (choice === undefined) return "UnknownChoice";
    if (choice === "Block" && signed.reason === "") return "ReasonMissing";
    const voter = this.question.register.find(signed.voter);
    if (voter === undefined || !this.mayVote(voter)) return "NotEligible";
    if (this.ballotOf(signed.voter).ownCasts >= MAX_CASTS) return "TooManyCasts";
    return this.#isSigned(signed) ? "None" : "NotSigned";
  }

  /* JUDGING */

  stands(): boolean {
    return this.isQuorate() && this.isCarried();
  }

  isQuorate(): boolean {
    const { kind, isSecondCall } = this.question;
    const active = this.#active();
    const turnouts = active.map((c) => of(this.#took(c), this.#electorate(c)));
    if (active.length === 0) return false;
    if (turnouts.some((turnout) => less(turnout, bps(kind.classQuorumBps)))) return false;
    const voted = active.filter((c) => this.#took(c) > 0).length;
    if (voted < Math.min(kind.minVotedClasses, active.length)) return false;

    const needed = bps(isSecondCall ? kind.secondQuorumBps : kind.quorumBps);
    if (!this.#weighs()) return !less(of(sum(active, this.#took), sum(active, this.#electorate)), needed);
    const weights = this.#weights(active);
    return weights !== undefined && !less(total(weights.map((w, i) => times(w, turnouts[i]!))), needed);
  }

  isCarried(): boolean {
    const { kind, losers, isSecondCall } = this.question;
    const isBeaten = (c: number) => this.count("For", c) * 2 <= this.#castIn(c);
    if (losers.some((c) => this.#electorate(c) > 0 && isBeaten(c))) return false;
    const all = this.#active();
    const active = isSecondCall && this.#weighs() ? all.filter((c) => this.#isPresent(c)) : all;
    if (kind.mode === "CONSENT" && active.some((c) => this.count("Block", c) > 0)) return false;
    if (kind.mode === "DUAL" && active.some(isBeaten)) return false;
    if (sum(active, kind.base === "Tacit" ? this.#took : this.#castIn) === 0) return false;

    const approval = this.#weighs() ? this.#weightFor(active) : this.#shareOfHeads(active);
    if (approval === undefined) return false;
    const needed = of(kind.numerator, kind.denominator);
    return kind.moreThan ? less(needed, approval) : !less(approval, needed);
  }

  /** The part of the whole weight that is in favour: of each class the part of its voters, or all if it has one voice. */
  #weightFor(active: number[]): Fraction | undefined {
    const share = (c: number): Fraction => {
      const [yes, cast] = [this.count("For", c), this.#castIn(c)];
      if (cast === 0) return of(0, 1);
      if (this.question.kind.mode === "PROPORTIONAL") return of(yes, cast);
      return of(yes * 2 > cast ? 1 : 0, 1);
    };
    return this.#weights(active)?.reduce((all, weight, i) => plus(all, times(weight, share(active[i]!))), of(0, 1));
  }

  #shareOfHeads(active: number[]): Fraction {
    const { base } = this.question.kind;
    const yes = sum(active, (c) => this.count("For", c));
    if (base === "Cast") return of(yes, sum(active, this.#castIn));
    if (base === "Positions") return of(yes, sum(active, this.#took));
    const tacit = base === "Tacit" ? sum(active, (c) => this.count("Abstain", c)) : 0;
    return of(yes + tacit, sum(active, this.#electorate));
  }

  /** What each active class weighs, of one. What dormant and barred classes had goes to active users (R8, R9). */
  #weights(active: number[]): Fraction[] | undefined {
    const { weights, isUser } = this.question;
    const weigh = (classes: number[]) => sum(classes, (c) => weights[c]!);
    const users = weigh(active.filter((c) => isUser[c]));
    const others = weigh(active.filter((c) => !isUser[c]));
    if (users === 0) return undefined;
    const left = of(10_000 - others, 10_000);
    return active.map((c) => (isUser[c] ? times(left, of(weights[c]!, users)) : of(weights[c]!, 10_000)));
  }

  #weighs(): boolean {
    return this.question.kind.mode === "PROPORTIONAL" || this.question.kind.mode === "BLOC";
  }

  /** The classes that count: eligible and large enough, or of any size if that leaves no users. */
  #active(): number[] {
    const { isUser, kind } = this.question;
    const peopled = isUser.map((_, c) => c).filter((c) => this.#isEligible(c) && this.#electorate(c) > 0);
    const large = peopled.filter((c) => this.#electorate(c) >= kind.minClassSize);
    return large.some((c) => isUser[c]) ? large : peopled;
  }

  #isEligible(class_: number): boolean {
    return Math.floor(this.question.kind.eligible / 2 ** class_) % 2 === 1;
  }

  /** On a second call a class is there with three voters, or with all it has. */
  #isPresent(class_: number): boolean {
    return this.#took(class_) >= Math.min(3, this.#electorate(class_));
  }

  #electorate = (class_: number): number => this.question.register.electorate(class_, this.question.opensAt);
  #castIn = (class_: number): number => this.#took(class_) - this.count("Abstain", class_);
  #took = (class_: number): number => sum([...CHOICES], (choice) => this.count(choice, class_));

  #person(number: number): Person {
    return this.question.register.people[number - 1]!;
  }
}

function readChoice(support: number, reason: string): Choice {
  const choice = CHOICES[support];
  if (choice === undefined) throw new Refusal("GovernorInvalidVoteType");
  if (choice === "Block" && reason === "") throw new Refusal("ReasonNeeded");
  return choice;
}

/* EXACT FRACTIONS */

interface Fraction {
  part: bigint;
  whole: bigint; // above zero
}

const of = (part: number, whole: number): Fraction => ({ part: BigInt(part), whole: BigInt(whole) });
const bps = (n: number): Fraction => of(n, 10_000);
const times = (a: Fraction, b: Fraction): Fraction => ({ part: a.part * b.part, whole: a.whole * b.whole });
const less = (a: Fraction, b: Fraction): boolean => a.part * b.whole < b.part * a.whole;
const total = (all: Fraction[]): Fraction => all.reduce(plus, of(0, 1));

function plus(a: Fraction, b: Fraction): Fraction {
  return { part: a.part * b.whole + b.part * a.whole, whole: a.whole * b.whole };
}

const sum = <T>(all: T[], value: (one: T) => number): number => all.reduce((n, one) => n + value(one), 0);
