import type { CoopEvent } from "../../../sdk/src/events.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";

export type ClassDefinition = CoopEvent<"ClassDefined">["args"]["definition"];
export type Kind = CoopEvent<"KindDefined">["args"]["kind"];

export interface Statute {
  name: string;
  purpose: string;
  sharePar: bigint; // base units of the currency
  classes: readonly ClassDefinition[];
  kinds: ReadonlyMap<bigint, Kind>; // by the number that proposals remember
  articles: readonly { title: string; text: string; version: bigint }[];
}

/** `Admission` of contracts/Statute.sol. */
export const OPEN_ADMISSION = 0;

/** The statute in force, from the events that laid it down. */
export function readStatute(events: readonly CoopEvent[]): Statute {
  const adopted = eventsNamed(events, "StatuteAdopted").at(-1)?.args;
  const par = eventsNamed(events, "ParSet").at(-1)?.args.par;
  if (adopted === undefined || par === undefined) throw new Error("This chain knows no statute of the co-op.");
  const classes: ClassDefinition[] = [];
  for (const { args } of eventsNamed(events, "ClassDefined")) classes[Number(args.class)] = args.definition;
  const kinds = new Map(eventsNamed(events, "KindDefined").map(({ args }) => [args.kindId, args.kind]));
  const articles: Statute["articles"][number][] = [];
  for (const { args } of eventsNamed(events, "ArticleAdopted")) articles[Number(args.number)] = args;
  return { name: adopted.name, purpose: adopted.purpose, sharePar: par, classes, kinds, articles };
}
