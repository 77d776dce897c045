import type { Founding } from "../../../sdk/src/events.ts";
import { likeOf } from "../ui/title.ts";

/** The co-ops that have what was searched for in their name or in one of their addresses, the newest first. */
export function searchCoops(foundings: readonly Founding[], search: string): Founding[] {
  const wanted = search.trim().toLowerCase();
  const isWanted = ({ name, addresses }: Founding) =>
    [name, ...Object.values(addresses)].some((text) => text.toLowerCase().includes(wanted));
  return foundings.filter(isWanted).toReversed();
}

/** How many co-ops have each name, as far as an eye can tell. */
export function countNames(foundings: readonly Founding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of foundings) counts.set(likeOf(name), (counts.get(likeOf(name)) ?? 0) + 1);
  return counts;
}
