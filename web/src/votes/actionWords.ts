import { decodeFunctionData } from "viem";
import type { Address, DecodeFunctionDataReturnType, Hex } from "viem";
import { NOUN_ABIS } from "../../../sdk/src/coop.ts";
import type { Contracts } from "../chain/contracts.ts";
import type { Directory } from "../members/directory.ts";
import { accountOf } from "../../../sdk/src/accounts.ts";
import { guidelinesOf } from "../rounds/plans.ts";
import { describeAccount } from "../treasury/accounts.ts";
import { purposeWords } from "../treasury/purposes.ts";
import type { FormatMoney } from "../ui/money.ts";
import { dateTime, duration } from "../ui/time.ts";
import { count, list, percent, short } from "../ui/words.ts";
import { kindWords } from "./kindWords.ts";

interface Words {
  contracts: Contracts;
  directory: Directory;
  money: FormatMoney;
  payout(number: bigint): string; // "payout 3, 900 EUR from “Solar roof” to …"
}

/** One call of a proposal, in words. What is not known is shown as such, never left out. */
export function actionWords(target: Address, data: Hex, value: bigint, words: Words): string {
  const also =
    value === 0n ? "" : `, sending ${words.money(value, "0x0000000000000000000000000000000000000000")} along`;
  return `${callWords(target, data, words) ?? unknownCall(target, data, words)}${also}`;
}

function callWords(target: Address, data: Hex, words: Words): string | undefined {
  const is = (noun: keyof Contracts) => words.contracts[noun].address.toLowerCase() === target.toLowerCase();
  try {
    if (is("treasury")) return treasuryWords(data, words);
    if (is("rounds")) return roundsWords(data, words);
    if (is("buckets")) return bucketsWords(data, words);
    if (is("payouts")) return payoutsWords(data, words);
    if (is("funds")) return fundsWords(data, words);
    if (is("members")) return membersWords(data, words);
    if (is("shares")) return sharesWords(data, words);
    if (is("statute")) return statuteWords(data, words);
  } catch {
    return undefined; // not a function of that contract
  }
  return undefined;
}

/** Where the contracts lie. */
const addressesOf = (contracts: Contracts) =>
  Object.fromEntries(Object.entries(contracts).map(([noun, { address }]) => [noun, address])) as Record<
    keyof Contracts,
    Address
  >;

function treasuryWords(data: Hex, { contracts, directory, money }: Words): string | undefined {
  const account = (id: Hex) => describeAccount(id, addressesOf(contracts), directory).name;
  const own = (number: bigint) =>
    account(accountOf(contracts.executor.address, number)).replace(/^General/, "the general");
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.treasury, data });
  switch (functionName) {
    case "pay": {
      const [number, to, asset, amount, purpose] = args;
      return `Pay ${money(amount, asset)} from ${own(number)} to ${directory.wallet(to)} (${purposeWords(purpose)})`;
    }
    case "transfer": {
      const [number, to, asset, amount, purpose] = args;
      return `Move ${money(amount, asset)} from ${own(number)} to “${account(to)}” (${purposeWords(purpose)})`;
    }
    case "endow": {
      const [body, asset, amount] = args;
      return `Give ${money(amount, asset)} from the indivisible reserve to ${directory.wallet(body)}`;
    }
    case "setReserveRule":
      return `Put ${percent(args[0] / 10_000)} of every contribution into the indivisible reserve at once`;
    case "accept":
      return `${args[1] ? "Accept" : "No longer accept"} deposits of the asset ${short(args[0])}`;
    default:
      return undefined;
  }
}

function roundsWords(data: Hex, { directory, money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.rounds, data });
  switch (functionName) {
    case "open":
      return roundWords(args[0], money);
    case "topUp":
      return `Add ${money(args[1])} to ${directory.round(Number(args[0]))}`;
    default:
      return undefined;
  }
}

type RoundPlan = Extract<DecodeFunctionDataReturnType<typeof NOUN_ABIS.rounds>, { functionName: "open" }>["args"][0];

/** In the order of `Allowance` in contracts/Rounds.sol. */
const ALLOWANCES = ["the same for every member", "each class by its weight", "each member what a list gives it"];

function roundWords(plan: RoundPlan, money: FormatMoney): string {
  const amount = (units: bigint) => money(units, plan.asset);
  const guidelines = guidelinesOf(plan.guidelines).map((line, i) => `${i + 1}. ${line}`);
  const rules = [
    plan.ideaTime === 0 ? "" : `buckets are suggested for ${duration(plan.ideaTime)} before that`,
    plan.isOpenToAll ? "who is no member may suggest some too" : "",
    plan.capPerBucket === 0
      ? ""
      : `at most ${amount(BigInt(plan.capPerBucket) * plan.unit)} of a member into one bucket`,
    plan.flagsToBlock === 0 ? "" : `${count(plan.flagsToBlock, "open flag")} keep a bucket out`,
    plan.carriesOver ? "what is left stays for the next round" : "what is left returns to the general fund",
  ].filter((rule) => rule !== "");
  return (
    `Open the round “${plan.title}” with a budget of ${amount(
      plan.budget,
    )}: core expenses that are due come off it first, ` +
    `what earlier rounds had left is added, and members share out the rest for ${duration(plan.duration)}, ` +
    `${ALLOWANCES[plan.allowance] ?? "in an unknown way"}; ${list(rules)}` +
    (guidelines.length === 0 ? "" : `. Guidelines: ${guidelines.join(" ")}`)
  );
}

function bucketsWords(data: Hex, { directory, money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.buckets, data });
  const bucket = (number: bigint) => `“${directory.bucket(Number(number))}”`;
  switch (functionName) {
    case "cancel":
      return `Cancel the bucket ${bucket(args[0])} and give back what is unspent`;
    case "openStanding": {
      const [{ title, items, asset }, steward] = args;
      const costs = items.map(({ what, max }) => `${what} (${money(max, asset)})`);
      return (
        `Open the standing bucket “${title}”, without goal or deadline, for ${directory.member(steward)} to spend: ` +
        list(costs)
      );
    }
    case "appointSteward":
      return `Make ${directory.member(args[1])} the steward of the bucket ${bucket(args[0])}`;
    case "resolveFlag": {
      const reason = args[2] === "" ? "" : `, because: “${args[2]}”`;
      return `Resolve the flag of ${directory.member(args[1])} on the bucket ${bucket(args[0])}${reason}`;
    }
    default:
      return undefined;
  }
}

function payoutsWords(data: Hex, { directory, money, payout }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.payouts, data });
  switch (functionName) {
    case "uphold":
      return `Let ${payout(args[0])} be paid, in spite of the objections`;
    case "reject":
      return `Refuse ${payout(args[0])}`;
    case "grantAllowance": {
      const [number, role, amount, period] = args;
      const bucket = directory.bucket(Number(number));
      if (amount === 0n) return `Let who holds role ${role} spend nothing of “${bucket}” alone any more`;
      const most = money(amount, directory.assetOf(Number(number)));
      return `Let who holds role ${role} spend up to ${most} of “${bucket}” every ${duration(
        period,
      )} without approvals`;
    }
    default:
      return undefined;
  }
}

function fundsWords(data: Hex, { directory, money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.funds, data });
  switch (functionName) {
    case "provideCore":
      return `Lock ${money(args[1], args[0])} for core expenses`;
    case "nameStanding": {
      const [bucket, amount, period, firstAt] = args;
      return (
        `Name a standing budget: ${money(amount, directory.assetOf(bucket))} into “${directory.bucket(
          bucket,
        )}” every ` + `${duration(period)}, the first on ${dateTime(firstAt)}`
      );
    }
    case "endStanding":
      return `End standing budget ${args[0]}: nothing more falls due`;
    case "openFund": {
      const [{ asset, until, perFunder, perBucket }, amount, title] = args;
      return (
        `Open the match fund “${title}” with ${money(amount, asset)}: until ${dateTime(
          until,
        )} it doubles gifts, up to ` +
        `${money(perFunder, asset)} for one funder and ${money(perBucket, asset)} for one bucket`
      );
    }
    case "assign":
      return `Let the match fund “${directory.fund(args[0])}” double gifts to “${directory.bucket(Number(args[1]))}”`;
    default:
      return undefined;
  }
}

function membersWords(data: Hex, { directory }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.members, data });
  switch (functionName) {
    case "admit":
      return `Admit ${short(args[0])} as a member`;
    case "refuse":
      return `Refuse the application of ${short(args[0])}`;
    case "giveNotice":
      return `Tell ${directory.member(args[0])} that it may be expelled, and hear what it has to say`;
    case "expel":
      return `Expel ${directory.member(args[0])}`;
    case "lapse":
      return `End the membership of ${directory.member(args[0])}, who has not paid for the shares that it must hold`;
    case "setVotes":
      return `Let ${directory.member(args[0])} carry ${count(args[1], "vote")}`;
    case "enrol":
      return `Take in ${count(args[0].length, "member")} from another register`;
    case "publishRoll":
      return `Let everybody on a published list become a member until ${dateTime(args[1])} (${args[2]})`;
    case "closeRoll":
      return `Let nobody else join from list ${args[0]}`;
    case "proposeRecovery":
      return `Give ${directory.member(args[0])}, whose wallet is lost, the wallet ${short(args[1])}`;
    case "defineTerms": {
      const { answerTime, hearing, recoveryDelay, switchCooldown } = args[0];
      return (
        `Change the rules of membership: applicants are answered within ${duration(answerTime)}, a hearing takes ` +
        `${duration(hearing)}, a lost wallet is replaced after ${duration(recoveryDelay)}, and the class can be ` +
        `changed every ${duration(switchCooldown)}`
      );
    }
    default:
      return undefined;
  }
}

function sharesWords(data: Hex, { money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.shares, data });
  switch (functionName) {
    case "repay":
      return `Repay the next ${count(args[0], "withdrawal")} of share capital`;
    case "suspend":
      return "Stop repaying share capital";
    case "resume":
      return "Repay share capital again";
    case "writeDown":
      return `Lower the price of every share to ${money(args[0])}, to cover a loss`;
    case "declareInterest":
      return `Pay ${percent(args[2] / 10_000)} interest a year on shares, from ${dateTime(args[0])} to ${dateTime(
        args[1],
      )}`;
    case "defineTerms": {
      const terms = args[0];
      const most = terms.yearlyCapBps === 10_000 ? "without a limit" : `${percent(terms.yearlyCapBps / 10_000)} a year`;
      return (
        `Change the rules of share capital: repaid ${duration(terms.notice)} after it is asked for, ${most}, ` +
        `${duration(terms.lock)} after it was paid in at the earliest, keeping ${money(
          terms.liquidityFloor,
        )} in hand; ` +
        `interest up to ${percent(terms.interestFloorBps / 10_000)}, or ` +
        `${percent((terms.interestBaseBps + terms.interestOverBaseBps) / 10_000)} if that is more`
      );
    }
    default:
      return undefined;
  }
}

function statuteWords(data: Hex, { directory, money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.statute, data });
  switch (functionName) {
    case "amendArticle": {
      const current = directory.statute.articles[Number(args[0])];
      const change = current === undefined ? "Add an article" : `Change the article “${current.title}”`;
      return `${change}, so that it reads: “${args[2].title}. ${args[2].text}”`;
    }
    case "defineKind":
      return `Change what resolution kind ${args[0]} needs. ${kindWords(args[1])}`;
    case "requireKind":
      return `Let calls ${args[2]} of ${short(args[1])} need resolution kind ${args[0]}`;
    case "defineTiers": {
      const tiers = args[0].map(({ upTo, approvals, objections, waiting }) => {
        const waits = waiting === 0 ? "" : `, then a wait of ${duration(waiting)}`;
        return `up to ${money(upTo)} ${count(approvals, "approval")}${waits}, and ${count(
          objections,
          "objection",
        )} stop it`;
      });
      return `Change what a payout needs: ${tiers.join("; ")}`;
    }
    case "nameLockedBody":
      return `Name “${args[0].name}” (${short(args[0].wallet)}) as a body the indivisible reserve may go to`;
    case "reviseClass": {
      const { name, minShares, maxShares, maxVotes } = args[1];
      return (
        `Change the rules of the ${name}: each holds ${minShares} to ${count(maxShares, "share")} and carries up to ` +
        count(maxVotes, "vote")
      );
    }
    case "dissolve":
      return `Dissolve the co-op. What remains goes to ${short(args[0])}`;
    default:
      return undefined;
  }
}

const ABIS = [
  ["the statute", "statute", NOUN_ABIS.statute],
  ["the register of members", "members", NOUN_ABIS.members],
  ["the shares", "shares", NOUN_ABIS.shares],
  ["the assembly", "assembly", NOUN_ABIS.assembly],
  ["the agenda", "agenda", NOUN_ABIS.agenda],
  ["the executor", "executor", NOUN_ABIS.executor],
  ["the authority", "authority", NOUN_ABIS.authority],
  ["the treasury", "treasury", NOUN_ABIS.treasury],
  ["the buckets", "buckets", NOUN_ABIS.buckets],
  ["the payouts", "payouts", NOUN_ABIS.payouts],
  ["the funds", "funds", NOUN_ABIS.funds],
  ["the rounds", "rounds", NOUN_ABIS.rounds],
] as const;

function unknownCall(target: Address, data: Hex, { contracts }: Words): string {
  const found = ABIS.find(([, noun]) => contracts[noun].address.toLowerCase() === target.toLowerCase());
  if (found === undefined) return `Unknown: calls ${data.slice(0, 10)} of the foreign contract ${target}`;
  try {
    const { functionName } = decodeFunctionData({ abi: found[2], data });
    return `Calls “${functionName}” of ${found[0]}, for which this page has no words`;
  } catch {
    return `Unknown: calls ${data.slice(0, 10)} of ${found[0]}`;
  }
}
