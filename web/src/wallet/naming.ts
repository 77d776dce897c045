import { zeroAddress } from "viem";
import type { Address, Hex } from "viem";
import { words as called } from "../members/names/index.ts";
import { describeAccount } from "../treasury/accounts.ts";
import { purposeWords } from "../treasury/purposes.ts";
import { formatMoney } from "../ui/money.ts";
import { number, short } from "../words/format.ts";
import type { Names } from "./slot.ts";
import { words } from "./words/index.ts";

/** What things are called in a sentence about them, as errors of contracts number them. */
export interface Naming {
  money: (amount: bigint, asset?: Address) => string;
  ether: (amount: bigint) => string;
  moneyOf: (bucket: AnyNumber, amount: bigint) => string; // in what the bucket is counted
  member: (member: AnyNumber) => string;
  wallet: (wallet: Address) => string;
  class: (class_: AnyNumber) => string;
  round: (round: AnyNumber) => string;
  bucket: (bucket: AnyNumber) => string;
  fund: (fund: AnyNumber) => string;
  account: (account: Hex) => string;
  purpose: (purpose: number) => string;
}

type AnyNumber = bigint | number;

const ETHER = { symbol: "ETH", decimals: 18 };

/** Where no co-op is open, as on the page where one is founded, things only have numbers. */
export function namingOf(names: Names | undefined): Naming {
  const directory = names?.directory;
  const money = (amount: bigint, asset?: Address) => {
    if (asset === zeroAddress) return formatMoney(amount, ETHER);
    return names?.money(amount, asset) ?? words.smallestUnits(number(amount));
  };
  return {
    money,
    ether: (amount) => formatMoney(amount, ETHER),
    moneyOf: (bucket, amount) => money(amount, directory?.assetOf(Number(bucket))),
    member: (member) => directory?.member(Number(member)) ?? called.member(Number(member)),
    wallet: (wallet) => directory?.wallet(wallet) ?? short(wallet),
    class: (class_) => directory?.className(Number(class_)) ?? called.className(Number(class_)),
    round: (round) => directory?.round(Number(round)) ?? called.round(Number(round), ""),
    bucket: (bucket) => directory?.bucket(Number(bucket)) ?? called.bucket(Number(bucket)),
    fund: (fund) => directory?.fund(Number(fund)) ?? called.fund(Number(fund)),
    account: (account) =>
      names === undefined ? short(account) : describeAccount(account, names.addresses, names.directory).name,
    purpose: purposeWords,
  };
}
