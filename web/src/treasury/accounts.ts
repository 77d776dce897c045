import { getAddress } from "viem";
import type { Hex } from "viem";
import { potOf } from "../../../sdk/src/accounting.ts";
import type { Pot } from "../../../sdk/src/accounting.ts";
import { holderOf, INTAKE, numberOf, OUTSIDE } from "../../../sdk/src/accounts.ts";
import { nounAt } from "../../../sdk/src/coop.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import type { Directory } from "../members/directory.ts";
import { words } from "./words/index.ts";

/** What the accounts of the treasury are for, in the order in which the page shows them. */
export const GROUPS = ["general", "capital", "reserve", "rounds", "buckets", "funds", "own", "others"] as const;
export type Group = (typeof GROUPS)[number];

/** Groups of one account each. */
export const SINGLE: ReadonlySet<Group> = new Set(["general", "capital", "reserve"]);

/** In which group a pot is shown. */
export const GROUP_OF: Readonly<Record<Pot, Group>> = {
  general: "general",
  capital: "capital",
  reserve: "reserve",
  rounds: "rounds",
  buckets: "buckets",
  funds: "funds",
  members: "own",
  escrow: "others",
  interest: "others",
  others: "others",
};

/** To which group an account belongs; "outside" for wallets. */
export function groupOf(account: Hex, addresses: Addresses): Group | "outside" {
  const pot = potOf(account, addresses);
  return pot === "outside" ? pot : GROUP_OF[pot];
}

interface Account {
  group: Group | "outside";
  name: string;
  title?: string; // the full address, where the name holds a shortened one
}

/** What names of accounts are made of. */
type Names = Pick<Directory, "member" | "wallet" | "round" | "bucket" | "fund">;

/** What an account is called. */
export function describeAccount(account: Hex, addresses: Addresses, names: Names): Account {
  const group = groupOf(account, addresses);
  const name = nameOf(account, addresses, names);
  const isOfWallet = group === "outside" || nounAt(addresses, holderOf(account)) === undefined;
  return isOfWallet ? { group, name, title: getAddress(holderOf(account)) } : { group, name };
}

/** The accounts that are numbered by something else than what they are about. */
const SPECIAL: ReadonlyMap<string, keyof typeof words.accounts> = new Map([
  ["executor 0", "general"],
  ["treasury 0", "reserve"],
  [`treasury ${OUTSIDE}`, "unexplained"],
  ["shares 0", "capital"],
  ["shares 1", "applicants"],
  ["shares 2", "interest"],
  [`shares ${INTAKE}`, "interestIntake"],
  ["rounds 0", "carried"],
  [`rounds ${INTAKE}`, "roundsIntake"],
  [`buckets ${INTAKE}`, "bucketsIntake"],
  ["funds 0", "core"],
  [`funds ${INTAKE}`, "fundsIntake"],
]);

function nameOf(account: Hex, addresses: Addresses, names: Names): string {
  const [holder, number] = [holderOf(account), numberOf(account)];
  const noun = nounAt(addresses, holder);
  const special = SPECIAL.get(`${noun} ${number}`);
  if (special !== undefined) return words.accounts[special];
  if (number === OUTSIDE) return names.wallet(getAddress(holder));
  if (noun === "rounds") return names.round(Number(number));
  if (noun === "buckets") return names.bucket(Number(number));
  if (noun === "funds") return names.fund(Number(number));
  if (noun === "members") return words.accountOf(names.member(Number(number)));
  const owner = noun === undefined ? names.wallet(getAddress(holder)) : words.nouns[noun];
  return number === 0n ? words.accountOf(owner) : words.numberedAccountOf(owner, number.toString());
}
