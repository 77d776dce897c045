import {
  decodeFunctionData,
  erc20Abi,
  hexToString,
  isAddressEqual,
  slice,
  toFunctionSelector,
  trim,
  zeroAddress,
} from "viem";
import type { AbiFunction, Address, DecodeFunctionDataReturnType, Hex } from "viem";
import { holderOf, INTAKE, numberOf } from "../../../sdk/src/accounts.ts";
import { nounAt } from "../../../sdk/src/coop.ts";
import { NOUN_ABIS } from "../../../sdk/src/nounAbis.ts";
import type { Noun } from "../../../sdk/src/coop.ts";
import { ALLOWANCES } from "../../../sdk/src/names.ts";
import { dateTime, duration } from "../ui/time.ts";
import { number, percentOfBps, short } from "../words/format.ts";
import { kindSentences } from "./kindSentences.ts";
import { EVERYBODY } from "./names.ts";
import type { Names } from "./names.ts";
import { unpackWeights } from "./packing.ts";
import { words } from "./words/actions/index.ts";

/** One call of a proposal. */
export interface Call {
  target: Address;
  value: bigint; // wei
  data: Hex;
}

/** The calls of a proposal, as the books keep them. */
export interface Proposed {
  targets: readonly Address[];
  values: readonly bigint[];
  calldatas: readonly Hex[];
}

export const callsOf = ({ targets, values, calldatas }: Proposed): Call[] =>
  targets.map((target, i) => ({ target, value: values[i] ?? 0n, data: calldatas[i] ?? "0x" }));

/** Why members should look twice: nobody knows what it does, it is not ours, or it touches who is in command. */
export type Flag = "unknown" | "foreign" | "grave";

/** What a call does, in words. Whatever somebody wrote on the chain is in it as it is: text, never markup. */
export interface Saying {
  sentence: string;
  details?: readonly string[];
  texts?: readonly { title: string; text: string }[]; // long ones, such as that of an article
  calls?: readonly Call[]; // that it makes in turn
  flag?: Flag;
}

/** What one call of a proposal does. What is not known is shown as such, never left out. */
export function describeCall(call: Call, names: Names): Saying {
  const noun = nounAt(names.addresses, call.target);
  const saying = noun === undefined ? describeForeign(call, names) : describeOwn(noun, call, names);
  if (call.value === 0n || call.data === "0x") return saying;
  return { ...saying, sentence: words.withEther(saying.sentence, names.money(call.value, zeroAddress)) };
}

/** The sentence alone, for places with little room. */
export const actionWords = (call: Call, names: Names): string => describeCall(call, names).sentence;

/** What the function of a contract of the co-op is, in the words of somebody who may call it: "admit applicants". */
export function powerWords(target: Address, selector: Hex, names: Names): string {
  const noun = nounAt(names.addresses, target);
  if (noun === undefined) return words.otherPower(selector, short(target));
  if (BigInt(selector) === 0n) return words.allOther(words.nouns[noun]);
  const name = functionOf(noun, selector)?.name ?? selector;
  return words.powers[`${noun}.${name}`] ?? words.otherPower(name, words.nouns[noun]);
}

/** The function of a noun that answers to a selector. */
export function functionOf(noun: Noun, selector: Hex): AbiFunction | undefined {
  const functions = (NOUN_ABIS[noun] as readonly { type: string }[]).filter(
    (item): item is AbiFunction => item.type === "function",
  );
  return functions.find((one) => toFunctionSelector(one) === selector.toLowerCase());
}

/** A proposal without effect calls this view function with the hash of its text, which makes its question its own. */
export const ONLY_WORDS = { noun: "agenda", functionName: "reviewOf" } as const;

type Said = Saying | string;
type Decoded<N extends Noun> = DecodeFunctionDataReturnType<(typeof NOUN_ABIS)[N]>;
type ArgsOf<N extends Noun, F> = Extract<Decoded<N>, { functionName: F }>["args"];
type Sayings<N extends Noun> = {
  [F in Decoded<N>["functionName"]]?: (args: ArgsOf<N, F>, names: Names) => Said;
};

function describeOwn(noun: Noun, { data, target }: Call, names: Names): Saying {
  const selector = data.slice(0, 10) as Hex;
  const found = functionOf(noun, selector);
  const unknown = (sentence: string): Saying => ({ sentence, flag: "unknown" });
  if (found === undefined) return unknown(words.unknown.noFunction(selector, words.nouns[noun]));
  const isView = found.stateMutability === "view" || found.stateMutability === "pure";
  if (isView) {
    const isOnlyWords = noun === ONLY_WORDS.noun && found.name === ONLY_WORDS.functionName;
    return { sentence: isOnlyWords ? words.onlyWords : words.reading(found.name, words.nouns[noun]) };
  }
  const noWords = unknown(words.unknown.noWords(found.name, words.nouns[noun]));
  const say = SAYINGS[noun][found.name as never] as ((args: unknown, names: Names) => Said) | undefined;
  if (say === undefined) return noWords;
  try {
    const { args } = decodeFunctionData({ abi: [found], data });
    const said = say(args, { ...names, addresses: { ...names.addresses, [noun]: target } });
    return typeof said === "string" ? { sentence: said } : said;
  } catch {
    return noWords; // not what the function takes
  }
}

function describeForeign({ target, data, value }: Call, names: Names): Saying {
  const to = names.wallet(target);
  if (data === "0x") {
    const sentence = value === 0n ? words.empty(to) : words.ether(names.money(value, zeroAddress), to);
    return { sentence, flag: "foreign" };
  }
  const sentence = names.isToken(target) ? tokenSentence(target, data, names) : undefined;
  if (sentence !== undefined) return { sentence, flag: "foreign" };
  return { sentence: words.unknown.noContract(data.slice(0, 10), to), flag: "unknown" };
}

function tokenSentence(token: Address, data: Hex, names: Names): string | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: erc20Abi, data });
    if (functionName === "transfer") return words.token.transfer(names.money(args[1], token), names.wallet(args[0]));
    if (functionName === "approve") return words.token.approve(names.wallet(args[0]), names.money(args[1], token));
    if (functionName !== "transferFrom") return undefined;
    const [from, to, amount] = args;
    return words.token.transferFrom(names.money(amount, token), names.wallet(from), names.wallet(to));
  } catch {
    return undefined;
  }
}

/** Code words of 31 letters at most, which members write and contracts only keep. */
function reasonIn(code: Hex): string {
  if (BigInt(code) === 0n) return "";
  const text = hexToString(trim(code, { dir: "right" }));
  return /^[^\p{C}\uFFFD]+$/u.test(text) ? text : short(code);
}

const purposeWords = (purpose: number): string => words.purposes[purpose] ?? words.purpose(purpose);

/** An account of the treasury that money is moved from or to. */
function accountWords(account: Hex, { addresses, member, wallet }: Names): string {
  const [holder, index] = [holderOf(account), numberOf(account)];
  const noun = nounAt(addresses, holder);
  const { accounts } = words;
  if (noun === "executor") return index === 0n ? accounts.general : accounts.own(index.toString());
  if (noun === "treasury" && index === 0n) return accounts.reserve;
  if (noun === "members") return accounts.member(member(Number(index)));
  if (index === INTAKE && noun === "rounds") return accounts.roundsIntake;
  if (index === INTAKE && noun === "funds") return accounts.fundsIntake;
  if (index === INTAKE && noun === "shares") return accounts.sharesIntake;
  if (index === INTAKE && noun === "buckets") return accounts.bucketsIntake;
  return accounts.of(noun === undefined ? wallet(holder) : words.nouns[noun], index.toString());
}

const ownAccount = (index: bigint): string =>
  index === 0n ? words.accounts.general : words.accounts.own(index.toString());

const treasury: Sayings<"treasury"> = {
  pay: ([from, to, asset, amount, purpose], n) =>
    words.treasury.pay(n.money(amount, asset), ownAccount(from), n.wallet(to), purposeWords(purpose)),
  transfer: ([from, to, asset, amount, purpose], n) =>
    words.treasury.transfer(n.money(amount, asset), ownAccount(from), accountWords(to, n), purposeWords(purpose)),
  endow: ([body, asset, amount], n) => words.treasury.endow(n.money(amount, asset), n.lockedBody(body)),
  setReserveRule: ([shareBps]) => words.treasury.reserveRule(percentOfBps(shareBps)),
  accept: ([asset, isAccepted], n) =>
    isAccepted ? words.treasury.accept(n.asset(asset)) : words.treasury.acceptNoMore(n.asset(asset)),
  sweep: ([asset], n) => words.treasury.sweep(n.asset(asset)),
  windUp: ([asset], n) => words.treasury.windUp(n.asset(asset)),
};

type RoundPlan = ArgsOf<"rounds", "open">[0];

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

const BY_ROLL = ALLOWANCES.indexOf("ByRoll");

function roundDetails(plan: RoundPlan, { money }: Names): string[] {
  const { rules } = words.rounds;
  const amount = (units: bigint) => money(units, plan.asset);
  return [
    rules.core,
    ...(plan.ideaTime === 0 ? [] : [rules.ideas(duration(plan.ideaTime))]),
    ...(plan.isOpenToAll ? [rules.openToAll] : []),
    rules.unit(amount(plan.unit)),
    ...(plan.capPerBucket === 0 ? [] : [rules.cap(amount(BigInt(plan.capPerBucket) * plan.unit))]),
    ...(plan.flagsToBlock === 0 ? [] : [rules.flags(plan.flagsToBlock)]),
    plan.carriesOver ? rules.carries : rules.returns,
    ...(plan.allowance === BY_ROLL ? [rules.roll(plan.roll)] : []),
    ...linesOf(plan.guidelines).map((line, i) => rules.guideline(i + 1, line)),
    ...(plan.uri === "" ? [] : [rules.document(plan.uri)]),
  ];
}

const rounds: Sayings<"rounds"> = {
  open: ([plan], n) => {
    const allowance = words.rounds.allowances[plan.allowance] ?? words.rounds.unknownAllowance;
    const sentence = words.rounds.open(
      plan.title,
      n.money(plan.budget, plan.asset),
      duration(plan.duration),
      allowance,
    );
    return { sentence, details: roundDetails(plan, n) };
  },
  topUp: ([round, amount], n) =>
    words.rounds.topUp(n.money(amount, n.roundAsset(Number(round))), n.round(Number(round))),
  settle: ([round, bucket], n) => words.rounds.settle(n.bucket(Number(bucket)), n.round(Number(round))),
  finish: ([round], n) => words.rounds.finish(n.round(Number(round))),
};

const buckets: Sayings<"buckets"> = {
  cancel: ([bucket], n) => words.buckets.cancel(n.bucket(Number(bucket))),
  openStanding: ([{ title, text, items, asset }, steward], n) => {
    const costs = items.map(({ what, max }) => words.buckets.cost(what, n.money(max, asset)));
    const sentence = words.buckets.openStanding(title, n.member(steward), costs);
    return { sentence, texts: text === "" ? [] : [{ title, text }] };
  },
  appointSteward: ([bucket, member], n) => words.buckets.appointSteward(n.member(member), n.bucket(Number(bucket))),
  resolveFlag: ([bucket, member, reason], n) =>
    words.buckets.resolveFlag(n.member(member), n.bucket(Number(bucket)), reason),
  close: ([bucket], n) => words.buckets.close(n.bucket(Number(bucket))),
  refund: ([bucket, funder], n) => words.buckets.refund(n.bucket(Number(bucket)), n.wallet(funder)),
};

const payouts: Sayings<"payouts"> = {
  uphold: ([payout], n) => words.payouts.uphold(n.payout(Number(payout))),
  reject: ([payout], n) => words.payouts.reject(n.payout(Number(payout))),
  pay: ([payout], n) => words.payouts.pay(n.payout(Number(payout))),
  grantAllowance: ([bucket, role, amount, period], n) => {
    const name = n.bucket(Number(bucket));
    if (amount === 0n) return words.payouts.endAllowance(n.role(role), name);
    const most = n.money(amount, n.assetOf(Number(bucket)));
    return words.payouts.grantAllowance(n.role(role), most, name, duration(period));
  },
};

const funds: Sayings<"funds"> = {
  provideCore: ([asset, amount], n) => words.funds.provideCore(n.money(amount, asset)),
  nameStanding: ([bucket, amount, period, firstAt], n) => {
    const each = n.money(amount, n.assetOf(bucket));
    return words.funds.nameStanding(each, n.bucket(bucket), duration(period), dateTime(firstAt));
  },
  endStanding: ([id]) => words.funds.endStanding(id.toString()),
  openFund: ([{ asset, until, perFunder, perBucket }, amount, title], n) =>
    words.funds.openFund(
      title,
      n.money(amount, asset),
      dateTime(until),
      n.money(perFunder, asset),
      n.money(perBucket, asset),
    ),
  assign: ([fund, bucket], n) => words.funds.assign(n.fund(fund), n.bucket(Number(bucket))),
  payStanding: ([id]) => words.funds.payStanding(id.toString()),
  payAllStanding: ([asset], n) => words.funds.payAllStanding(n.asset(asset)),
  finishFund: ([fund], n) => words.funds.finishFund(n.fund(Number(fund))),
};

const members: Sayings<"members"> = {
  admit: ([wallet], n) => words.members.admit(n.wallet(wallet)),
  refuse: ([wallet, reason], n) => words.members.refuse(n.wallet(wallet), reasonIn(reason)),
  giveNotice: ([member, reason], n) => words.members.giveNotice(n.member(member), reasonIn(reason)),
  expel: ([member, reason], n) => words.members.expel(n.member(member), reasonIn(reason)),
  lapse: ([member], n) => words.members.lapse(n.member(member)),
  setVotes: ([member, votes], n) => words.members.setVotes(n.member(member), votes),
  enrol: ([entrants], n) => ({
    sentence: words.members.enrol(entrants.length),
    details: entrants.map((one) => words.members.enrolled(one.wallet, n.className(one.class))),
  }),
  publishRoll: ([root, deadline, uri]) => ({
    sentence: words.members.publishRoll(dateTime(deadline), uri),
    details: [words.members.rollRoot(root)],
  }),
  closeRoll: ([roll]) => words.members.closeRoll(roll.toString()),
  proposeRecovery: ([member, wallet], n) => words.members.proposeRecovery(n.member(member), wallet),
  defineTerms: ([{ answerTime, hearing, recoveryDelay, switchCooldown }]) => {
    const { terms } = words.members;
    const details = [
      terms.answerTime(duration(answerTime)),
      terms.hearing(duration(hearing)),
      terms.recoveryDelay(duration(recoveryDelay)),
      terms.switchCooldown(duration(switchCooldown)),
    ];
    return { sentence: words.members.defineTerms, details };
  },
};

const FULL = 10_000; // basis points

const shares: Sayings<"shares"> = {
  repay: ([most]) => words.shares.repay(number(most)),
  repayLeaver: ([position]) => words.shares.repayLeaver(position.toString()),
  redeem: ([member], n) => words.shares.redeem(n.member(Number(member))),
  claimInterest: ([member], n) => words.shares.claimInterest(n.member(member)),
  suspend: ([reason]) => words.shares.suspend(reasonIn(reason)),
  resume: () => words.shares.resume,
  writeDown: ([par], n) => words.shares.writeDown(n.money(par)),
  declareInterest: ([from, to, rateBps]) =>
    words.shares.declareInterest(percentOfBps(rateBps), dateTime(from), dateTime(to)),
  defineTerms: ([terms], n) => {
    const { terms: say } = words.shares;
    const other = terms.interestBaseBps + terms.interestOverBaseBps;
    const details = [
      say.notice(duration(terms.notice)),
      say.lock(duration(terms.lock)),
      terms.yearlyCapBps === FULL ? say.noCap : say.cap(percentOfBps(terms.yearlyCapBps)),
      say.floor(n.money(terms.liquidityFloor)),
      say.interest(percentOfBps(terms.interestFloorBps), percentOfBps(other)),
    ];
    return { sentence: words.shares.defineTerms, details };
  },
};

type Class = ArgsOf<"statute", "reviseClass">[1];

function classDetails(revised: Class, before: string): string[] {
  const say = words.statute.class;
  const isVouched = revised.admission === 1;
  return [
    ...(revised.name === before ? [] : [say.renamed(revised.name)]),
    say.admissions[revised.admission] ?? "?",
    ...(isVouched ? [say.vouchers(revised.vouchers)] : []),
    say.holding(number(revised.minShares), number(revised.maxShares)),
    say.votes(revised.maxVotes),
  ];
}

const classNames = (names: Names): string[] => Array.from({ length: names.classes }, (_, c) => names.className(c));

const statute: Sayings<"statute"> = {
  amendArticle: ([position, version, { title, text, kindSlot }], n) => {
    const current = n.article(Number(position), Number(version));
    const { addArticle, amendArticle, articleKind, newText, oldText } = words.statute;
    return {
      sentence: current === undefined ? addArticle(title) : amendArticle(current.title, title),
      details: [articleKind(n.kind(kindSlot))],
      texts: [{ title: newText, text }, ...(current === undefined ? [] : [{ title: oldText, text: current.text }])],
    };
  },
  changeWeights: ([from, weightsBps], n) => {
    const before = unpackWeights(from, weightsBps.length);
    const losers = weightsBps.flatMap((weight, c) => (weight < (before[c] ?? 0) ? [n.className(c)] : []));
    const weights = weightsBps.map((weight, c) =>
      words.statute.weight(n.className(c), percentOfBps(before[c] ?? 0), percentOfBps(weight)),
    );
    const details = losers.length === 0 ? weights : [...weights, words.statute.losers(losers)];
    return { sentence: words.statute.changeWeights, details };
  },
  reviseClass: ([class_, revised], n) => {
    const before = n.className(Number(class_));
    return { sentence: words.statute.reviseClass(before), details: classDetails(revised, before) };
  },
  defineKind: ([slot, kind], n) => {
    const name = n.kind(Number(slot));
    const sentence = Number(slot) < n.kinds ? words.statute.defineKind(name) : words.statute.addKind(name);
    return { sentence, details: kindSentences(kind, classNames(n)) };
  },
  requireKind: ([slot, target, selector], n) =>
    words.statute.requireKind(powerWords(target, selector, n), n.kind(Number(slot))),
  defineTiers: ([tiers], n) => ({
    sentence: words.statute.defineTiers,
    details: tiers.map(({ upTo, approvals, objections, waiting }) =>
      words.statute.tier(n.money(upTo), approvals, objections, waiting === 0 ? undefined : duration(waiting)),
    ),
  }),
  defineAgenda: ([agenda]) => {
    const say = words.statute.agenda;
    const details = [
      say.open(agenda.maxOpenProposals),
      say.principals(agenda.maxPrincipals),
      say.petition(percentOfBps(agenda.petitionBps), agenda.petitionCap),
      say.bar(duration(agenda.rePutBar)),
    ];
    return { sentence: words.statute.defineAgenda, details };
  },
  nameLockedBody: ([{ name, wallet }]) => words.statute.nameLockedBody(name, wallet),
  dissolve: ([body], n) => ({ sentence: words.statute.dissolve(n.lockedBody(body)), flag: "grave" }),
};

const agenda: Sayings<"agenda"> = {
  stateOutcome: ([proposal, text], n) => words.agenda.stateOutcome(n.proposal(proposal), text),
};

const callsIn = (targets: readonly Address[], values: readonly bigint[], calldatas: readonly Hex[]): Call[] =>
  targets.map((target, i) => ({ target, value: values[i] ?? 0n, data: calldatas[i] ?? "0x" }));

const assembly: Sayings<"assembly"> = {
  queue: ([targets, values, calldatas]) => ({
    sentence: words.assembly.queue,
    calls: callsIn(targets, values, calldatas),
  }),
  execute: ([targets, values, calldatas]) => ({
    sentence: words.assembly.execute,
    calls: callsIn(targets, values, calldatas),
  }),
  callAgain: ([targets, values, calldatas]) => ({
    sentence: words.assembly.callAgain,
    calls: callsIn(targets, values, calldatas),
  }),
};

/** keccak256 of the names of OpenZeppelin's roles of a timelock. */
const EXECUTOR_ROLES: Record<Hex, keyof typeof words.executor.roles> = {
  "0x0000000000000000000000000000000000000000000000000000000000000000": "admin",
  "0xb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc1": "proposer",
  "0xfd643c72710c63c0180259aba6b2d05451e3591a24e58b62239378085726f783": "canceller",
  "0xd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e63": "executor",
};

const executorRole = (role: Hex): string => words.executor.roles[EXECUTOR_ROLES[role] ?? "unknown"];

const executor: Sayings<"executor"> = {
  updateDelay: ([delay]) => words.executor.updateDelay(duration(delay)),
  grantRole: ([role, account], n) => ({
    sentence: words.executor.grantRole(executorRole(role), n.wallet(account)),
    flag: "grave",
  }),
  revokeRole: ([role, account], n) => ({
    sentence: words.executor.revokeRole(executorRole(role), n.wallet(account)),
    flag: "grave",
  }),
  renounceRole: ([role, account], n) => ({
    sentence: words.executor.revokeRole(executorRole(role), n.wallet(account)),
    flag: "grave",
  }),
};

const grave = (sentence: string): Saying => ({ sentence, flag: "grave" });

const nounWords = (target: Address, { addresses }: Names): string => {
  const noun = nounAt(addresses, target);
  return noun === undefined ? short(target) : words.nouns[noun];
};

const authority: Sayings<"authority"> = {
  labelRole: ([role, label]) => words.authority.labelRole(words.role(role.toString()), label),
  grantRole: ([role, account, delay], n) => {
    const who = n.wallet(account);
    if (role === 0n) return grave(words.authority.grantAdmin(who));
    return delay === 0
      ? words.authority.grantRole(who, n.role(role))
      : words.authority.grantRoleDelayed(who, n.role(role), duration(delay));
  },
  revokeRole: ([role, account], n) =>
    role === 0n
      ? grave(words.authority.revokeAdmin(n.wallet(account)))
      : words.authority.revokeRole(n.wallet(account), n.role(role)),
  renounceRole: ([role, account], n) =>
    role === 0n
      ? grave(words.authority.revokeAdmin(n.wallet(account)))
      : words.authority.revokeRole(n.wallet(account), n.role(role)),
  setRoleAdmin: ([role, admin], n) => grave(words.authority.setRoleAdmin(n.role(role), n.role(admin))),
  setRoleGuardian: ([role, guardian], n) => grave(words.authority.setRoleGuardian(n.role(role), n.role(guardian))),
  setGrantDelay: ([role, delay], n) => words.authority.setGrantDelay(n.role(role), duration(delay)),
  setTargetFunctionRole: ([target, selectors, role], n) => {
    const powers = selectors.map((selector) => powerWords(target, selector, n));
    if (role === 0n) return words.authority.onlyResolutions(powers);
    if (role === EVERYBODY) return grave(words.authority.toEverybody(powers));
    return words.authority.setTargetFunctionRole(n.role(role), powers);
  },
  setTargetAdminDelay: ([target, delay], n) =>
    grave(words.authority.setTargetAdminDelay(nounWords(target, n), duration(delay))),
  setTargetClosed: ([target, isClosed], n) => {
    const noun = nounWords(target, n);
    return grave(isClosed ? words.authority.close(noun) : words.authority.open(noun));
  },
  updateAuthority: ([target, to], n) => grave(words.authority.updateAuthority(nounWords(target, n), to)),
  execute: ([target, data]) => ({
    sentence: words.authority.execute,
    calls: [{ target, value: 0n, data }],
    flag: "grave",
  }),
  schedule: ([target, data, when]) => ({
    sentence: words.authority.schedule(when === 0 ? words.authority.atOnce : dateTime(when)),
    calls: [{ target, value: 0n, data }],
  }),
  cancel: ([caller, target, data], n) => ({
    sentence: words.authority.cancel(n.wallet(caller)),
    calls: [{ target, value: 0n, data }],
  }),
  multicall: ([calls], n) => ({
    sentence: words.authority.multicall(calls.length),
    calls: calls.map((data) => ({ target: n.addresses.authority, value: 0n, data })),
  }),
};

/** Every function that a resolution can make use of. The others of the contracts refuse the executor. */
export const SAYINGS: { [N in Noun]: Sayings<N> } = {
  statute,
  members,
  shares,
  assembly,
  agenda,
  executor,
  authority,
  treasury,
  buckets,
  payouts,
  funds,
  rounds,
};

/** Whose address it is: a contract of the co-op, a member, or how it begins and ends. */
export function ownerWords(address: Address, { addresses, wallet }: Names): string {
  const noun = nounAt(addresses, address);
  return noun === undefined ? wallet(address) : words.nouns[noun];
}

/** The selector at the head of a call, if it has one. */
export const selectorOf = ({ data }: Call): Hex | undefined => (data.length < 10 ? undefined : slice(data, 0, 4));

/** Whether two calls ask for the same. */
export const isSameCall = (a: Call, b: Call): boolean =>
  isAddressEqual(a.target, b.target) && a.value === b.value && a.data === b.data;
