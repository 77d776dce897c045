import { encodeAbiParameters, encodeEventTopics, getAbiItem } from "viem";
import type { Abi, AbiEvent, AbiParameter, Hex } from "viem";
import type { Coop } from "../../scripts/deploy.ts";
import { NOUN_ABIS } from "../../sdk/src/nounAbis.ts";
import { decoderOf } from "../../sdk/src/events.ts";
import type { CoopEvent, EventName, RawLog } from "../../sdk/src/events.ts";
import { addressesOf } from "../helpers/following.ts";
import type { Alter } from "./auditing.ts";

// Logs as somebody on the way would have them.

type Args<Name extends EventName> = CoopEvent<Name>["args"];
type Which<Name extends EventName> = (args: Args<Name>) => boolean;

/** Whoever alters the logs of one co-op. */
export interface Rewriter {
  /** Leaves out those of which something holds. */
  leaveOut: <Name extends EventName>(name: Name, which?: Which<Name>) => Alter;
  /** Has the first of them say something else. */
  reword: <Name extends EventName>(name: Name, change: Partial<Args<Name>>, which?: Which<Name>) => Alter;
  /** Adds another one, like the first of them and right after it. */
  invent: <Name extends EventName>(name: Name, change: Partial<Args<Name>>, which?: Which<Name>) => Alter;
  /** Gives the first of them another date (seconds). */
  redate: <Name extends EventName>(name: Name, seconds: bigint, which?: Which<Name>) => Alter;
}

export async function rewriterFor(coop: Coop): Promise<Rewriter> {
  const decode = decoderOf(await addressesOf(coop));
  const isOne = <Name extends EventName>(log: RawLog, name: Name, which: Which<Name> = () => true): boolean => {
    const event = decode(log);
    return event?.eventName === name && which(event.args as Args<Name>);
  };
  const atFirst = <Name extends EventName>(
    name: Name,
    which: Which<Name> | undefined,
    rewrite: (log: RawLog) => RawLog[],
  ): Alter => {
    let isDone = false;
    return (logs) =>
      logs.flatMap((log) => {
        if (isDone || !isOne(log, name, which)) return [log];
        isDone = true;
        return rewrite(log);
      });
  };
  const worded = <Name extends EventName>(log: RawLog, change: Partial<Args<Name>>): RawLog => {
    const { noun, eventName, args } = decode(log) as CoopEvent;
    return { ...log, ...encode(NOUN_ABIS[noun], eventName, { ...args, ...change }) };
  };
  return {
    leaveOut: (name, which) => (logs) => logs.filter((log) => !isOne(log, name, which)),
    reword: (name, change, which) => atFirst(name, which, (log) => [worded(log, change)]),
    invent: (name, change, which) =>
      atFirst(name, which, (log) => [log, { ...worded(log, change), logIndex: next(log) }]),
    redate: (name, seconds, which) =>
      atFirst(name, which, (log) => [{ ...log, blockTimestamp: `0x${seconds.toString(16)}` }]),
  };
}

/** A place in the block that lies behind every other. */
const next = ({ logIndex }: RawLog): Hex => `0x${(Number(logIndex) + 10_000).toString(16)}`;

function encode(abi: Abi, eventName: string, args: object): Pick<RawLog, "topics" | "data"> {
  const { inputs } = getAbiItem({ abi, name: eventName }) as AbiEvent;
  const plain = inputs.filter(({ indexed }) => indexed !== true);
  const values = plain.map(({ name }) => (args as Record<string, unknown>)[name as string]);
  const topics = encodeEventTopics({
    abi,
    eventName,
    args: args as Record<string, unknown>,
  } as never) as unknown as Hex[];
  return { topics, data: encodeAbiParameters(plain as readonly AbiParameter[], values) };
}
