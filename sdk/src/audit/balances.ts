import { erc20Abi, zeroAddress } from "viem";
import type { Address, Hex } from "viem";
import { totalOf } from "../journal.ts";
import { accountName } from "./amounts.ts";
import type { Check, Context } from "./context.ts";
import { count, wordsOf } from "./findings.ts";
import type { Findings } from "./findings.ts";

/** Every account as in storage, all of them together as booked, and no less of it in the treasury's hands. */
export const balances: Check = {
  number: 1,
  title: "The treasury holds what the books say",
  begin: (context, findings) => ({
    finish: async () => {
      const { books } = context;
      const accepted = [...books.assets.values()].map(({ asset }) => asset);
      const assets = [...new Set([...accepted, ...books.ledger.balances.keys()])];
      const told = await Promise.all(assets.map((asset) => compare(context, findings, asset)));
      findings.claim("Every account holds in storage what it holds by the journal.");
      told.forEach((sentence) => findings.fact(sentence));
    },
  }),
};

/** Gives what there is of an asset, in words. */
async function compare(context: Context, findings: Findings, asset: Address): Promise<string> {
  const { books, storage, contracts, amounts } = context;
  const accounts = [...(books.ledger.balances.get(asset) ?? [])];
  const [[, booked], held] = await Promise.all([
    storage.read(contracts.treasury, "holdingOf", [asset]),
    heldOf(context, asset).catch((error: unknown) => wordsOf(error)),
    ...accounts.map(([account, balance]) => compareAccount(context, findings, asset, account, balance)),
  ]);
  const total = totalOf(books.ledger, asset);
  const sum = amounts.say(total, asset);
  const inStorage = (): string => `By the journal all accounts hold ${sum}, by storage ${amounts.say(booked, asset)}.`;
  findings.expect(booked === total, inStorage);
  if (typeof held === "string") {
    const silent = `The token ${asset} does not say what the treasury holds`;
    findings.expect(total === 0n, () => `${silent}: ${held}.`);
    return `${silent}; the books say ${sum}.`;
  }
  const surplus = held - total;
  findings.expect(surplus >= 0n, () => {
    const missing = `${amounts.say(-surplus, asset)} are missing, which somebody moved behind the treasury's back`;
    return `${missing}: the books say ${sum}, and the treasury holds ${amounts.say(held, asset)}.`;
  });
  const unbooked = surplus > 0n ? `, ${amounts.say(surplus, asset)} of which nobody has booked` : "";
  const there = `the treasury holds ${amounts.say(held, asset)}${unbooked}`;
  return `The books say ${sum}, in ${count(accounts.length, "account")}; ${there}.`;
}

async function compareAccount(
  { storage, contracts, amounts, addresses }: Context,
  findings: Findings,
  asset: Address,
  account: Hex,
  balance: bigint,
): Promise<void> {
  const stored = await storage.read(contracts.treasury, "balanceOf", [account, asset]);
  const whose = (): string => accountName(account, addresses);
  findings.expect(stored === balance, () => {
    const [byJournal, byStorage] = [amounts.say(balance, asset), amounts.say(stored, asset)];
    return `By the journal ${whose()} holds ${byJournal}, by storage ${byStorage} (account ${account}).`;
  });
}

function heldOf({ storage, addresses: { treasury } }: Context, asset: Address): Promise<bigint> {
  if (asset === zeroAddress) return storage.balanceOf(treasury);
  return storage.read({ address: asset, abi: erc20Abi }, "balanceOf", [treasury]);
}
