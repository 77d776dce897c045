import type { Address, Hex } from "viem";
import { isOutside } from "../accounts.ts";
import type { Context } from "./context.ts";
import type { Watch } from "./walk.ts";

/**
 * Asks for what the checks will compare as soon as the history tells that it is there. All answers are of one block, so
 * it does not matter when they come; and while logs are counted here, the node has nothing else to do.
 */
export function askAhead({ storage, contracts, now }: Context): Watch {
  const { treasury, members, shares, buckets, rounds, assembly } = contracts;
  const known = new Set<string>();
  // whoever needs the answer hears of what went wrong
  const ask = (answer: Promise<unknown>): void => void answer.catch(() => {});
  const lookAt = (account: Hex, asset: Address): void => {
    if (isOutside(account) || known.has(account + asset)) return;
    known.add(account + asset);
    ask(storage.read(treasury, "balanceOf", [account, asset]));
  };
  return {
    on: {
      Entry: ({ args: { from, to, asset } }) => {
        lookAt(from, asset);
        lookAt(to, asset);
      },
      MemberJoined: ({ args: { number, wallet } }) => {
        ask(storage.read(members, "walletOf", [BigInt(number)]));
        ask(storage.read(members, "standingOf", [wallet, now]));
      },
      SharesSubscribed: ({ args: { number } }) => ask(storage.read(shares, "sharesOf", [BigInt(number)])),
      BucketOpened: ({ args: { bucket } }) => ask(storage.read(buckets, "bucketOf", [bucket])),
      BucketSettled: ({ args: { bucket } }) => ask(storage.read(buckets, "bucketOf", [bucket])),
      Allocated: ({ args: { round, allocations } }) => {
        for (const { bucket } of allocations) ask(storage.read(rounds, "tallyOf", [round, BigInt(bucket)]));
      },
      ProposalCreated: ({ args: { proposalId } }) => {
        for (const name of ["countOf", "state", "frozenOf"] as const) ask(storage.read(assembly, name, [proposalId]));
      },
    },
  };
}
