import { parseEventLogs } from "viem";
import type { Hex, Log, ParseEventLogsReturnType } from "viem";
import { getBlock, getLogs } from "viem/actions";
import {
  agendaAbi,
  assemblyAbi,
  bucketsAbi,
  fundsAbi,
  membersAbi,
  payoutsAbi,
  roundsAbi,
  sharesAbi,
  statuteAbi,
  treasuryAbi,
} from "../../../sdk/src/abi.ts";
import type { Coop } from "./coop.ts";

const abi = [
  ...statuteAbi,
  ...membersAbi,
  ...sharesAbi,
  ...assemblyAbi,
  ...agendaAbi,
  ...treasuryAbi,
  ...bucketsAbi,
  ...payoutsAbi,
  ...fundsAbi,
  ...roundsAbi,
] as const;

type AnyEvent = ParseEventLogsReturnType<typeof abi, undefined, true>[number];
export type EventName = AnyEvent["eventName"];
/** One event of the co-op's contracts, decoded. */
export type CoopEvent<Name extends EventName = EventName> = Extract<AnyEvent, { eventName: Name }>;

/** Those of the events that have this name, in the order of the chain. */
export function eventsNamed<Name extends EventName>(events: readonly CoopEvent[], name: Name): CoopEvent<Name>[] {
  return events.filter((event): event is CoopEvent<Name> => event.eventName === name);
}

export interface BlockTip {
  number: bigint;
  hash: Hex;
  timestamp: bigint; // seconds
}

const RANGE = 10_000n; // blocks a request

/**
 * Reads everything that ever happened in the co-op, up to a block. The reader remembers what it has read, asks for
 * what is new only, and starts over where the chain has taken a block back.
 */
export function createEventReader({ client, contracts }: Coop) {
  const address = Object.values(contracts).map((contract) => contract.address);
  let known: { tip: BlockTip; events: readonly CoopEvent[] } | undefined;

  async function isOnChain(tip: BlockTip): Promise<boolean> {
    const block = await getBlock(client, { blockNumber: tip.number }).catch(() => undefined);
    return block?.hash === tip.hash;
  }

  return async function readEvents(tip: BlockTip): Promise<readonly CoopEvent[]> {
    const start =
      known !== undefined && known.tip.number <= tip.number && (await isOnChain(known.tip)) ? known : undefined;
    const logs: Log<bigint, number, false>[] = [];
    for (let from = start === undefined ? 0n : start.tip.number + 1n; from <= tip.number; from += RANGE) {
      const last = from + RANGE - 1n;
      logs.push(
        ...(await getLogs(client, { address, fromBlock: from, toBlock: last < tip.number ? last : tip.number }))
      );
    }
    const events = [...(start?.events ?? []), ...parseEventLogs({ abi, logs })];
    known = { tip, events };
    return events;
  };
}
