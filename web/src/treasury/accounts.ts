import { getAddress } from "viem";
import type { Address, Hex } from "viem";
import type { Addresses } from "../../../sdk/src/coop.ts";
import type { Directory } from "../members/directory.ts";
import { short } from "../ui/words.ts";
import { holderOf, INTAKE, numberOf, OUTSIDE } from "../../../sdk/src/accounts.ts";

/** What the accounts of the treasury are for, in the order in which the page shows them. */
export const GROUPS = [
  { key: "general", name: "General fund", about: "Members decide about it by vote", isSingle: true },
  { key: "capital", name: "Share capital", about: "Paid in by members for their shares", isSingle: true },
  { key: "reserve", name: "Indivisible reserve", about: "Belongs to no member, ever", isSingle: true },
  { key: "rounds", name: "Rounds", about: "Being shared out by the members", isSingle: false },
  { key: "buckets", name: "Buckets", about: "To be spent by their stewards", isSingle: false },
  {
    key: "funds",
    name: "Core money and match funds",
    about: "Set aside with a rule for where it goes",
    isSingle: false,
  },
  { key: "own", name: "Members’ own accounts", about: "Waiting for members to take it", isSingle: false },
  { key: "others", name: "Other accounts", about: "Held for others", isSingle: false },
] as const;

export type Group = (typeof GROUPS)[number]["key"];

const CARRIED = 0n; // of contracts/Rounds.sol
const CORE = 0n; // of contracts/Funds.sol
const ESCROW = 1n; // of contracts/Shares.sol, as the next
const INTEREST = 2n;

interface Account {
  group: Group | "outside";
  name: string;
  title?: string; // the full address, where the name holds a shortened one
}

/** What an account is called. */
export function describeAccount(account: Hex, addresses: Addresses, directory: Directory): Account {
  const holder = holderOf(account);
  const number = numberOf(account);
  const is = (noun: keyof Addresses) => addresses[noun].toLowerCase() === holder;

  if (number === OUTSIDE) return describeOutside(holder, is("treasury"), directory);
  if (is("executor") && number === 0n) return { group: "general", name: "General fund" };
  if (is("shares") && number === 0n) return { group: "capital", name: "Share capital" };
  if (is("treasury") && number === 0n) return { group: "reserve", name: "Indivisible reserve" };
  if (is("shares") && number === ESCROW) return { group: "others", name: "Shares of applicants" };
  if (is("shares") && number === INTEREST) return { group: "others", name: "Interest on shares" };
  if (is("rounds") && number === CARRIED) return { group: "rounds", name: "Left for the next round" };
  if (is("rounds") && number === INTAKE) return { group: "rounds", name: "Set aside for a round" };
  if (is("rounds")) return { group: "rounds", name: directory.round(Number(number)) };
  if (is("buckets")) return { group: "buckets", name: directory.bucket(Number(number)) };
  if (is("funds") && number === CORE) return { group: "funds", name: "Locked for core expenses" };
  if (is("funds") && number === INTAKE) return { group: "funds", name: "Set aside for a fund" };
  if (is("funds")) return { group: "funds", name: directory.fund(Number(number)) };
  if (is("members")) return { group: "own", name: directory.member(Number(number)) };
  const name = `Account of ${directory.wallet(holder)}`;
  return { group: "others", name: number === 0n ? name : `${name}, no. ${number}`, title: holder };
}

function describeOutside(holder: Address, isTreasury: boolean, directory: Directory): Account {
  if (isTreasury) return { group: "outside", name: "Sent without a word" };
  const member = directory.register.byWallet(holder);
  const title = getAddress(holder);
  const name = member === undefined ? short(title) : `Wallet of ${directory.member(member.number)}`;
  return { group: "outside", name, title };
}
