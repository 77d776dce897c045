import { isAddress, keccak256, stringToHex, zeroAddress } from "viem";
import { days, EVERYONE } from "../../../sdk/src/charter.ts";
import type { Charter } from "../../../sdk/src/charter.ts";
import { ADMISSIONS, BASES, MODES } from "../../../sdk/src/names.ts";
import type { Step } from "./steps.ts";
import { words } from "./words/index.ts";

// What contracts/Statute.sol and its neighbours refuse when a co-op is founded, found before anybody signs.

/** Something that must be put right. `field` is the name of what it stands in, see fields.tsx. */
export interface Problem {
  step: Step;
  field: string;
  words: string;
}

type Rulebook = Charter["rulebook"];
type Kind = Rulebook["kinds"][number];
type Check = (at: { field: string; isFine: boolean; words: string }) => void;

const FULL = 10_000; // basis points
const MOST_NON_USERS = 2_500; // basis points
const MOST_RESERVE = 5_000; // basis points
const MOST_CLASSES = 8;
const MOST_KINDS = 16;
const MOST_TIERS = 8;
const YEAR = days(365);
const HOUR = 3_600;
const UINT8 = 0xff;
const UINT16 = 0xffff;
const UINT32 = 0xffffffff;
const MOST_PAR = (1n << 96n) - 1n;
const MOST_MONEY = (1n << 128n) - 1n;

/** Whole, and from `least` to `most`. What nobody has finished typing is NaN, and neither. */
const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Everything for which a charter would be refused, or could not be meant. */
export function problemsOf(charter: Charter): Problem[] {
  const problems: Problem[] = [];
  const checkOf =
    (step: Step): Check =>
    ({ field, isFine, words: sentence }) => {
      if (!isFine) problems.push({ step, field, words: sentence });
    };
  checkBasics(charter, checkOf("basics"));
  checkWeights(charter.rulebook, checkOf("classes"));
  checkClasses(charter.rulebook, checkOf("classes"));
  checkKinds(charter.rulebook, checkOf("rules"));
  checkArticles(charter.rulebook, checkOf("rules"));
  checkTiers(charter.rulebook, checkOf("rules"));
  checkTerms(charter.rulebook, checkOf("rules"));
  checkAgenda(charter.rulebook, checkOf("rules"));
  checkLockedBodies(charter.rulebook, checkOf("rules"));
  checkFounders(charter, checkOf("founders"));
  return problems;
}

const { rules } = words;

function checkBasics({ rulebook, assets }: Charter, check: Check): void {
  check({ field: "name", isFine: rulebook.name.trim() !== "", words: rules.name });
  check({ field: "purpose", isFine: rulebook.purpose.trim() !== "", words: rules.purpose });
  check({ field: "currency", isFine: isAddress(rulebook.currency), words: rules.currency });
  const isAccepted = assets.some((asset) => asset.toLowerCase() === rulebook.currency.toLowerCase());
  check({ field: "currency", isFine: isAccepted, words: rules.currencyNotAccepted });
  const isFit = rulebook.sharePar > 0n && rulebook.sharePar <= MOST_PAR;
  check({ field: "sharePar", isFine: isFit, words: rules.sharePar });
}

function checkWeights({ classes, weighing }: Rulebook, check: Check): void {
  const { nonUserCapBps: cap, classFloorBps: floor, classCeilingBps: ceiling, minClasses } = weighing;
  const isRightNumber = isWithin(classes.length, 1, MOST_CLASSES);
  check({ field: "classes", isFine: isRightNumber, words: rules.classNumber(classes.length) });
  check({ field: "minClasses", isFine: isWithin(minClasses, 0, UINT8), words: rules.minClassesUnfit });
  check({ field: "minClasses", isFine: !(classes.length < minClasses), words: rules.tooFewClasses(minClasses) });
  check({ field: "nonUserCap", isFine: isWithin(cap, 0, MOST_NON_USERS), words: rules.cap(MOST_NON_USERS) });
  check({ field: "classFloor", isFine: isWithin(floor, 0, FULL), words: rules.bounds });
  check({ field: "classCeiling", isFine: isWithin(ceiling, 0, FULL), words: rules.bounds });

  const weigh = (some: typeof classes) => some.reduce((sum, { weightBps }) => sum + weightBps, 0);
  const whole = weigh(classes);
  check({ field: "weights", isFine: whole === FULL, words: rules.weightsWhole(whole) });
  check({ field: "classes", isFine: classes.some(({ isUser }) => isUser), words: rules.noUsers });
  const others = weigh(classes.filter(({ isUser }) => !isUser));
  check({ field: "weights", isFine: !(others > cap), words: rules.nonUsers(others, cap) });
  for (const [c, { name, weightBps }] of classes.entries()) {
    const isIn = isWithin(weightBps, 0, FULL) && !(weightBps < floor) && !(weightBps > ceiling);
    check({ field: `class.${c}.weight`, isFine: isIn, words: rules.weight(name, floor, ceiling) });
  }
}

function checkClasses({ classes }: Rulebook, check: Check): void {
  const names = classes.map(({ name }) => name.trim().toLowerCase());
  for (const [c, { name, admission, vouchers, maxVotes, minShares, maxShares }] of classes.entries()) {
    const at = (field: string) => `class.${c}.${field}`;
    check({ field: at("name"), isFine: names[c] !== "", words: rules.className });
    const isAlone = names[c] === "" || names.indexOf(names[c] as string) === c;
    check({ field: at("name"), isFine: isAlone, words: rules.classTwice(name) });
    check({ field: at("maxVotes"), isFine: isWithin(maxVotes, 1, UINT8), words: rules.maxVotes(name) });
    const isVouched = ADMISSIONS[admission] === "Vouched";
    check({ field: at("vouchers"), isFine: isWithin(vouchers, isVouched ? 1 : 0, UINT8), words: rules.vouchers(name) });
    check({ field: at("minShares"), isFine: isWithin(minShares, 0, UINT32), words: rules.shares(name) });
    const isFit = isWithin(maxShares, 0, UINT32) && !(maxShares < minShares);
    check({ field: at("maxShares"), isFine: isFit, words: rules.holding(name) });
  }
}

function checkKinds({ kinds, classes, dissolutionSlot }: Rulebook, check: Check): void {
  const isRightNumber = isWithin(kinds.length, 1, MOST_KINDS);
  check({ field: "kinds", isFine: isRightNumber, words: rules.kindNumber(kinds.length) });
  check({ field: "kinds", isFine: isWithin(dissolutionSlot, 0, kinds.length - 1), words: rules.noDissolution });
  for (const [slot, kind] of kinds.entries()) {
    const name = words.kindName(slot, kinds.length, dissolutionSlot);
    checkKind(kind, name, classes, ({ field, ...rest }) => check({ field: `kind.${slot}.${field}`, ...rest }));
    const isStrict = slot < dissolutionSlot || dissolves(kind);
    check({ field: `kind.${slot}.approval`, isFine: isStrict, words: rules.weakerThanDissolution(name) });
  }
}

function checkKind(kind: Kind, name: string, classes: Rulebook["classes"], check: Check): void {
  const { numerator, denominator, moreThan, quorumBps, secondQuorumBps, classQuorumBps } = kind;
  const isFraction = isWithin(denominator, 1, UINT16) && isWithin(numerator, 0, UINT16);
  const isReachable = isFraction && (moreThan ? numerator < denominator : numerator <= denominator);
  check({ field: "approval", isFine: isReachable, words: rules.unreachable(name) });
  check({ field: "quorum", isFine: isWithin(quorumBps, 0, FULL), words: rules.quorum(name) });
  const isSecondFit = isWithin(secondQuorumBps, 0, FULL) && !(secondQuorumBps > quorumBps);
  check({ field: "secondQuorum", isFine: isSecondFit, words: rules.secondQuorum(name) });
  check({ field: "classQuorum", isFine: isWithin(classQuorumBps, 0, FULL), words: rules.quorum(name) });
  check({ field: "votingTime", isFine: isWithin(kind.votingTime, HOUR, YEAR), words: rules.votingTime(name) });
  for (const field of ["notice", "delay", "minTenure"] as const) {
    check({ field, isFine: isWithin(kind[field], 0, YEAR), words: rules.time(name) });
  }
  const isVotedFit = isWithin(kind.minVotedClasses, 0, classes.length);
  check({ field: "minVotedClasses", isFine: isVotedFit, words: rules.minVotedClasses(name, classes.length) });
  check({ field: "minClassSize", isFine: isWithin(kind.minClassSize, 0, UINT8), words: rules.minClassSize(name) });
  const areNamed = MODES[kind.mode] !== undefined && BASES[kind.base] !== undefined;
  const someUsersVote = classes.some(({ isUser }, c) => isUser && (kind.eligible >> c) & 1);
  check({ field: "approval", isFine: areNamed && someUsersVote, words: rules.nobodyVotes(name) });
}

/** T2d of domain.md 1.3: three quarters of all members, by heads, those of small classes as well. */
export function dissolves({ mode, base, eligible, minClassSize, numerator, denominator }: Kind): boolean {
  const isByHeads = MODES[mode] === "PLAIN" && BASES[base] === "Register";
  const isOfAll = isByHeads && eligible === EVERYONE && minClassSize <= 1;
  return isOfAll && numerator * 4 >= denominator * 3;
}

function checkArticles({ articles, kinds }: Rulebook, check: Check): void {
  for (const [i, { title, text, textHash, kindSlot }] of articles.entries()) {
    const at = (field: string) => `article.${i}.${field}`;
    check({ field: at("title"), isFine: title.trim() !== "", words: rules.articleTitle(i + 1) });
    check({ field: at("text"), isFine: text.trim() !== "", words: rules.articleText(i + 1) });
    check({ field: at("text"), isFine: textHash === keccak256(stringToHex(text)), words: rules.articleHash(i + 1) });
    check({ field: at("kind"), isFine: isWithin(kindSlot, 0, kinds.length - 1), words: rules.articleKind(i + 1) });
  }
}

function checkTiers({ tiers }: Rulebook, check: Check): void {
  check({ field: "tiers", isFine: isWithin(tiers.length, 1, MOST_TIERS), words: rules.tierNumber(tiers.length) });
  for (const [i, { upTo, approvals, objections, waiting }] of tiers.entries()) {
    const at = (field: string) => `tier.${i}.${field}`;
    const before = tiers[i - 1];
    const rises = upTo > (before?.upTo ?? 0n) && upTo <= MOST_MONEY;
    check({ field: at("upTo"), isFine: rises, words: rules.tierRises(i + 1) });
    const isStrict = isWithin(approvals, 1, UINT8) && !(before !== undefined && approvals < before.approvals);
    check({ field: at("approvals"), isFine: isStrict, words: rules.tierApprovals(i + 1) });
    check({ field: at("objections"), isFine: isWithin(objections, 1, UINT8), words: rules.tierObjections(i + 1) });
    check({ field: at("waiting"), isFine: isWithin(waiting, 0, days(90)), words: rules.tierWaiting(i + 1) });
  }
}

function checkTerms({ membership, capital, reserveBps }: Rulebook, check: Check): void {
  const { answerTime, hearing, recoveryDelay, switchCooldown } = membership;
  check({ field: "answerTime", isFine: isWithin(answerTime, 0, YEAR), words: rules.answerTime });
  check({ field: "hearing", isFine: isWithin(hearing, days(7), days(180)), words: rules.hearing });
  check({ field: "recoveryDelay", isFine: isWithin(recoveryDelay, days(3), days(180)), words: rules.recoveryDelay });
  check({ field: "switchCooldown", isFine: isWithin(switchCooldown, 0, days(730)), words: rules.switchCooldown });

  const { notice, lock, yearlyCapBps, interestFloorBps, interestBaseBps, interestOverBaseBps } = capital;
  check({ field: "capitalNotice", isFine: isWithin(notice, 0, days(730)), words: rules.capitalNotice });
  check({ field: "lock", isFine: isWithin(lock, 0, 10 * YEAR), words: rules.lock });
  check({ field: "yearlyCap", isFine: isWithin(yearlyCapBps, 1, FULL), words: rules.yearlyCap });
  check({ field: "interestFloor", isFine: isWithin(interestFloorBps, 0, 1_000), words: rules.interestFloor });
  check({ field: "interestBase", isFine: isWithin(interestBaseBps, 0, 2_000), words: rules.interestBase });
  check({ field: "interestOverBase", isFine: isWithin(interestOverBaseBps, 0, 500), words: rules.interestOverBase });
  const isKept = capital.liquidityFloor >= 0n && capital.liquidityFloor <= MOST_MONEY;
  check({ field: "liquidityFloor", isFine: isKept, words: rules.liquidityFloor });
  check({ field: "reserve", isFine: isWithin(reserveBps, 0, MOST_RESERVE), words: rules.reserve(MOST_RESERVE) });
}

function checkAgenda({ agenda }: Rulebook, check: Check): void {
  const { maxOpenProposals, maxPrincipals, petitionBps, petitionCap, rePutBar } = agenda;
  check({ field: "maxOpenProposals", isFine: isWithin(maxOpenProposals, 1, 5), words: rules.maxOpenProposals });
  check({ field: "maxPrincipals", isFine: isWithin(maxPrincipals, 0, UINT8), words: rules.maxPrincipals });
  check({ field: "petition", isFine: isWithin(petitionBps, 0, FULL), words: rules.petition });
  check({ field: "petitionCap", isFine: isWithin(petitionCap, 1, UINT16), words: rules.petitionCap });
  check({ field: "rePutBar", isFine: isWithin(rePutBar, 0, days(730)), words: rules.rePutBar });
}

const isWallet = (address: string): boolean => isAddress(address) && address !== zeroAddress;

function checkLockedBodies({ lockedBodies }: Rulebook, check: Check): void {
  for (const [i, { wallet, name }] of lockedBodies.entries()) {
    check({ field: `body.${i}.name`, isFine: name.trim() !== "", words: rules.bodyName });
    check({ field: `body.${i}.wallet`, isFine: isWallet(wallet), words: rules.bodyWallet });
  }
}

function checkFounders({ founders, rulebook: { classes } }: Charter, check: Check): void {
  check({ field: "founders", isFine: founders.length > 0, words: rules.noFounders });
  const wallets = founders.map(({ wallet }) => wallet.toLowerCase());
  for (const [i, { wallet, class: class_ }] of founders.entries()) {
    check({ field: `founder.${i}.wallet`, isFine: isWallet(wallet), words: rules.founderWallet(i + 1) });
    const isAlone = wallets[i] === "" || wallets.indexOf(wallets[i] as string) === i;
    check({ field: `founder.${i}.wallet`, isFine: isAlone, words: rules.founderTwice(i + 1) });
    const isOfClass = isWithin(class_, 0, classes.length - 1);
    check({ field: `founder.${i}.class`, isFine: isOfClass, words: rules.founderClass(i + 1) });
  }
}
