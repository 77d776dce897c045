import { remember } from "../chain/remember.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Snapshot } from "../chain/snapshot.ts";
import type { Member } from "./register.ts";

const NONE: readonly Member[] = [];

/** The members who appointed somebody their proxy, by the number of that proxy. */
const principalsByHolder = remember(({ books }: Pick<Snapshot, "books">): ReadonlyMap<number, readonly Member[]> => {
  const principals = [...books.members.values()].filter(({ proxy, leftAt }) => proxy !== 0 && leftAt === 0);
  return Map.groupBy(principals, ({ proxy }) => proxy);
});

/** The members for whom member `number` may vote. */
export function principalsOf(snapshot: Pick<Snapshot, "books">, number: number): readonly Member[] {
  return principalsByHolder(snapshot).get(number) ?? NONE;
}

/** The member who may vote for `member`, if one may. Who has left votes for nobody. */
export function proxyOf({ books }: Pick<Snapshot, "books">, { proxy }: Member): Member | undefined {
  const holder = books.members.get(proxy);
  return holder?.leftAt === 0 ? holder : undefined;
}

/** Both, as of the block on the page. */
export function useProxies(member: Member): { holder: Member | undefined; principals: readonly Member[] } {
  const snapshot = useSnapshot();
  return { holder: proxyOf(snapshot, member), principals: principalsOf(snapshot, member.number) };
}
