import { decodeFunctionData, isAddressEqual } from "viem";
import type { Address, Hex } from "viem";
import { accountOf } from "../../../sdk/src/accounts.ts";
import { capitalOf } from "../../../sdk/src/books/shares.ts";
import { balanceIn } from "../../../sdk/src/journal.ts";
import { NOUN_ABIS } from "../../../sdk/src/nounAbis.ts";
import type { Call } from "./actionWords.ts";
import type { Desk } from "./desk.ts";

/** What an account would hold if a proposal were carried now, in base units. */
export interface Change {
  account: "general" | "reserve";
  asset: Address;
  before: bigint;
  after: bigint; // below zero where the money is not there
}

interface Movement {
  from?: Hex; // accounts of the treasury
  to?: Hex;
  asset: Address;
  amount: bigint;
}

/** The general fund and the reserve before and after, as far as the calls themselves move their money. */
export function changesOf(calls: readonly Call[], desk: Desk): Change[] {
  const { executor, treasury } = desk.names.addresses;
  const accounts = { general: accountOf(executor, 0n), reserve: accountOf(treasury, 0n) };
  const movements = calls.flatMap((call) => movementOf(call, desk) ?? []);
  const assets = [...new Set(movements.map(({ asset }) => asset))];
  return assets.flatMap((asset) =>
    (["general", "reserve"] as const).flatMap((account) => {
      const id = accounts[account];
      const before = balanceIn(desk.books.ledger, id, asset);
      const own = movements.filter((one) => isAddressEqual(one.asset, asset));
      const after = own.reduce(
        (sum, { from, to, amount }) => sum + (to === id ? amount : 0n) - (from === id ? amount : 0n),
        before,
      );
      return after === before ? [] : [{ account, asset, before, after }];
    }),
  );
}

function movementOf({ target, data }: Call, { names, books, currency }: Desk): Movement | undefined {
  const { treasury, shares, executor } = names.addresses;
  const general = accountOf(executor, 0n);
  try {
    if (isAddressEqual(target, treasury)) {
      const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.treasury, data });
      if (functionName === "pay") return { from: accountOf(executor, args[0]), asset: args[2], amount: args[3] };
      if (functionName === "transfer") {
        return { from: accountOf(executor, args[0]), to: args[1], asset: args[2], amount: args[3] };
      }
      if (functionName === "endow") return { from: accountOf(treasury, 0n), asset: args[1], amount: args[2] };
    }
    if (isAddressEqual(target, shares)) {
      const { functionName, args } = decodeFunctionData({ abi: NOUN_ABIS.shares, data });
      const { par, issued } = capitalOf(books);
      if (functionName === "writeDown") return { to: general, asset: currency, amount: (par - args[0]) * issued };
    }
  } catch {
    return undefined; // nothing that moves money by itself
  }
  return undefined;
}
