import type { CoopEvent } from "../../../sdk/src/events.ts";
import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "./directory.ts";
import type { Member } from "./register.ts";

/** Who may vote for whom: the number of the holder by that of the member who appointed it. */
const readProxies = remember((events: readonly CoopEvent[]): ReadonlyMap<number, number> => {
  const holders = new Map<number, number>();
  for (const { eventName, args } of events) {
    if (eventName === "ProxyAppointed") holders.set(args.principal, args.holder);
    if (eventName === "ProxyRevoked") holders.delete(args.principal);
  }
  return holders;
});

/** The member who may vote for `member`, and the members it may vote for. Who has left is neither. */
export function useProxies(member: Member): { holder: Member | undefined; principals: readonly Member[] } {
  const { register } = useDirectory();
  const holders = readProxies(useSnapshot().events);
  const holder = register.byNumber(holders.get(member.number) ?? 0);
  const principals = register.all.filter(({ number, hasLeft }) => !hasLeft && holders.get(number) === member.number);
  return { holder: holder?.hasLeft === false ? holder : undefined, principals };
}
