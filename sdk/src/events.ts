import { decodeEventLog, toEventSelector } from "viem";
import type { AbiEvent, Address, Hex, ParseEventLogsReturnType } from "viem";
import { addressesFrom, NOUNS } from "./coop.ts";
import type { Addresses, CoopTuple, Noun } from "./coop.ts";
import { wordDecoderOf } from "./decode.ts";
import * as events from "./eventAbi.ts";
import type { Entry } from "./journal.ts";

/** A log as a node's JSON-RPC gives it. */
export interface RawLog {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
  blockNumber: Hex;
  blockHash: Hex;
  blockTimestamp: Hex; // seconds
  transactionHash: Hex;
  logIndex: Hex;
}

/** Where on the chain an event stands, and which of the co-op's contracts said it. */
export interface Origin {
  noun: Noun;
  address: Address;
  blockNumber: bigint;
  blockHash: Hex;
  blockTimestamp: bigint; // seconds
  transactionHash: Hex;
  logIndex: number;
}

const NOUN_EVENTS = {
  statute: events.statuteEvents,
  members: events.membersEvents,
  shares: events.sharesEvents,
  assembly: events.assemblyEvents,
  agenda: events.agendaEvents,
  executor: events.executorEvents,
  authority: events.authorityEvents,
  treasury: events.treasuryEvents,
  buckets: events.bucketsEvents,
  payouts: events.payoutsEvents,
  funds: events.fundsEvents,
  rounds: events.roundsEvents,
} as const satisfies Record<Noun, readonly AbiEvent[]>;

type CoopAbi = readonly (typeof NOUN_EVENTS)[Noun][number][];

type Decoded = ParseEventLogsReturnType<CoopAbi, undefined, true>[number];
export type EventName = Decoded["eventName"];
type Told<Name extends EventName> = { eventName: Name; args: Extract<Decoded, { eventName: Name }>["args"] } & Origin;

type AnyEvent = { [Name in EventName]: Told<Name> }[EventName];

/** One event of a co-op's contracts, decoded. Amounts are in base units, times in seconds. */
export type CoopEvent<Name extends EventName = EventName> = Extract<AnyEvent, { eventName: Name }>;

/** One line of the journal, as it stands on the chain. */
export type EntryEvent = CoopEvent<"Entry">;

/** Those of the events that have this name, in the order of the chain. */
export function eventsNamed<Name extends EventName>(events: readonly CoopEvent[], name: Name): CoopEvent<Name>[] {
  return events.filter((event): event is CoopEvent<Name> => event.eventName === name);
}

/** The founding of a co-op, as the factory tells it. */
export interface Founding {
  id: number; // among the co-ops of its factory, from 0
  charterHash: Hex;
  name: string;
  addresses: Addresses;
  factory: Address;
  blockNumber: bigint;
  blockTimestamp: bigint; // seconds
}

interface Known {
  event: AbiEvent;
  decode: (log: RawLog) => unknown;
}

type EventsByTopic = ReadonlyMap<Hex, Known>;

function eventsIn(abi: readonly AbiEvent[]): EventsByTopic {
  return new Map(abi.map((event) => [toEventSelector(event), { event, decode: argsDecoderOf(event) }]));
}

function argsDecoderOf(event: AbiEvent): Known["decode"] {
  const general = (log: RawLog) => decodeEventLog({ abi: [event], topics: topicsOf(log), data: log.data }).args;
  return wordDecoderOf(event) ?? general;
}

const known: Partial<Record<Noun, EventsByTopic>> = {};

/** The events of a noun. Hashing their names takes some milliseconds, so it is done for whom there is a log of. */
function eventsOf(noun: Noun): EventsByTopic {
  return (known[noun] ??= eventsIn(NOUN_EVENTS[noun]));
}

/** The topic of `CoopFounded`. */
export const COOP_FOUNDED = topicOf(events.coopFactoryEvents, "CoopFounded");

/** The topic of `Entry`: whoever asks for it from everybody finds the forged ones too. */
export const ENTRY = topicOf(events.treasuryEvents, "Entry");

function topicOf(abi: readonly AbiEvent[], name: string): Hex {
  const event = abi.find((each) => each.name === name);
  if (event === undefined) throw new Error(`There is no event ${name}.`);
  return toEventSelector(event);
}

/**
 * Decodes the logs of one co-op. Each contract is believed what its own ABI says and nothing else: logs of strangers,
 * and events that belong to another noun, give undefined.
 */
export function decoderOf(addresses: Addresses): (log: RawLog) => CoopEvent | undefined {
  const nouns = new Map(NOUNS.map((noun) => [addresses[noun].toLowerCase(), noun]));
  return (log) => {
    const noun = nouns.get(log.address.toLowerCase());
    const found = noun === undefined ? undefined : eventsOf(noun).get(log.topics[0] as Hex);
    if (noun === undefined || found === undefined) return undefined;
    const { event, decode } = found;
    return { eventName: event.name, args: decode(log), ...originOf(noun, addresses[noun], log) } as CoopEvent;
  };
}

const WORD = 64; // hex digits

/** The topics and data of an entry, as the treasury has logged it. */
export function encodeEntry({ from, to, asset, number, amount, purpose, ref }: Entry): Pick<RawLog, "topics" | "data"> {
  const words = [number, amount, BigInt(purpose)].map((value) => value.toString(16).padStart(WORD, "0"));
  const topics = [ENTRY, from, to, `0x${asset.slice(2).toLowerCase().padStart(WORD, "0")}` as const];
  return { topics, data: `0x${words.join("")}${ref.slice(2)}` };
}

/** Reads a `CoopFounded` log. Whether its emitter is a factory to believe is the caller's to know. */
export function decodeFounding(log: RawLog): Founding {
  const { args } = decodeEventLog({
    abi: events.coopFactoryEvents,
    eventName: "CoopFounded",
    topics: topicsOf(log) as [Hex, ...Hex[]],
    data: log.data,
  });
  return {
    id: Number(args.id),
    charterHash: args.charterHash,
    name: args.name,
    addresses: addressesFrom(args.coop as CoopTuple),
    factory: log.address,
    blockNumber: BigInt(log.blockNumber),
    blockTimestamp: BigInt(log.blockTimestamp),
  };
}

const topicsOf = (log: RawLog) => [...log.topics] as [Hex, ...Hex[]];

function originOf(noun: Noun, address: Address, log: RawLog): Origin {
  return {
    noun,
    address,
    blockNumber: BigInt(log.blockNumber),
    blockHash: log.blockHash,
    blockTimestamp: BigInt(log.blockTimestamp),
    transactionHash: log.transactionHash,
    logIndex: Number(log.logIndex),
  };
}
