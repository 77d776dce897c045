import { decodeFunctionData } from "viem";
import type { Address, Hex } from "viem";
import {
  agendaAbi,
  assemblyAbi,
  authorityAbi,
  bucketsAbi,
  executorAbi,
  membersAbi,
  roundsAbi,
  sharesAbi,
  statuteAbi,
  treasuryAbi,
} from "../abi.ts";
import type { Contracts } from "../chain/coop.ts";
import type { Directory } from "../members/directory.ts";
import { accountOf } from "../../../indexer/ledger.ts";
import { describeAccount } from "../treasury/accounts.ts";
import { purposeWords } from "../treasury/purposes.ts";
import type { FormatMoney } from "../ui/money.ts";
import { duration } from "../ui/time.ts";
import { short } from "../ui/words.ts";
import { kindWords } from "./kindWords.ts";

interface Words {
  contracts: Contracts;
  directory: Directory;
  money: FormatMoney;
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
    if (is("members")) return membersWords(data, words);
    if (is("statute")) return statuteWords(data, words);
  } catch {
    return undefined; // not a function of that contract
  }
  return undefined;
}

function treasuryWords(data: Hex, { contracts, directory, money }: Words): string | undefined {
  const account = (id: Hex) => describeAccount(id, contracts, directory).name;
  const own = (number: bigint) =>
    account(accountOf(contracts.executor.address, number)).replace(/^General/, "the general");
  const { functionName, args } = decodeFunctionData({ abi: treasuryAbi, data });
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
    case "accept":
      return `${args[1] ? "Accept" : "No longer accept"} deposits of the asset ${short(args[0])}`;
    default:
      return undefined;
  }
}

function roundsWords(data: Hex, { directory, money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: roundsAbi, data });
  switch (functionName) {
    case "open": {
      const [asset, pool, , allowance, seconds, title] = args;
      const how = allowance === 0 ? "the same allowance for every member" : "allowances by class weight";
      return `Open the round “${title}”: members share out ${money(pool, asset)} for ${duration(seconds)}, ${how}`;
    }
    case "topUp":
      return `Add ${money(args[1])} to ${directory.round(Number(args[0]))}`;
    default:
      return undefined;
  }
}

function bucketsWords(data: Hex, { directory }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: bucketsAbi, data });
  if (functionName !== "cancel") return undefined;
  return `Cancel the bucket “${directory.bucket(Number(args[0]))}” and give back what is unspent`;
}

function membersWords(data: Hex, { directory }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: membersAbi, data });
  switch (functionName) {
    case "admit":
      return `Admit ${short(args[0])} as a member`;
    case "refuse":
      return `Refuse the application of ${short(args[0])}`;
    case "expel":
      return `Expel ${directory.wallet(args[0])}`;
    default:
      return undefined;
  }
}

function statuteWords(data: Hex, { directory, money }: Words): string | undefined {
  const { functionName, args } = decodeFunctionData({ abi: statuteAbi, data });
  switch (functionName) {
    case "amendArticle": {
      const current = directory.statute.articles[Number(args[0])];
      const change = current === undefined ? "Add an article" : `Change the article “${current.title}”`;
      return `${change}, so that it reads: “${args[1].title}. ${args[1].text}”`;
    }
    case "defineKind":
      return `Change what resolution kind ${args[0]} needs. ${kindWords(args[1])}`;
    case "requireKind":
      return `Let calls ${args[2]} of ${short(args[1])} need resolution kind ${args[0]}`;
    case "defineTiers": {
      const tiers = args[0].map(({ upTo, approvals }) => `up to ${money(upTo)}: ${approvals}`);
      return `Change how many members must approve a payout: ${tiers.join("; ")}`;
    }
    case "nameLockedBody":
      return `Name ${short(args[0])} as a body the indivisible reserve may go to`;
    default:
      return undefined;
  }
}

const ABIS = [
  ["the statute", "statute", statuteAbi],
  ["the register of members", "members", membersAbi],
  ["the shares", "shares", sharesAbi],
  ["the assembly", "assembly", assemblyAbi],
  ["the agenda", "agenda", agendaAbi],
  ["the executor", "executor", executorAbi],
  ["the authority", "authority", authorityAbi],
  ["the treasury", "treasury", treasuryAbi],
  ["the buckets", "buckets", bucketsAbi],
  ["the rounds", "rounds", roundsAbi],
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
