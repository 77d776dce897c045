import { useQuery } from "@tanstack/react-query";
import { COOP_FOUNDED, decodeFounding } from "../../../sdk/src/events.ts";
import type { Founding } from "../../../sdk/src/events.ts";
import { followRange, readHead, readLogs } from "../../../sdk/src/logs.ts";
import { useSite } from "./site.ts";
import type { Site } from "./site.ts";

/** The key under which the co-ops of the factory are kept. */
export const FOUNDINGS_KEY = ["foundings"] as const;

/** Every co-op that the factory has founded, in that order. */
export function useFoundings() {
  const site = useSite();
  return useQuery({ queryKey: FOUNDINGS_KEY, queryFn: () => readFoundings(site), staleTime: 10_000 });
}

async function readFoundings({ client, factory, fromBlock }: Site): Promise<Founding[]> {
  const query = { addresses: [factory], topic: COOP_FOUNDED };
  const logs = await readLogs(client, { ...query, fromBlock, toBlock: "latest" }).catch(() => undefined);
  if (logs !== undefined) return logs.map(decodeFounding);
  const head = await readHead(client, "latest"); // some nodes refuse so long a range
  const range = { fromBlock, toBlock: head?.number ?? fromBlock };
  const foundings: Founding[] = [];
  for await (const { found } of followRange(range, (piece) => readLogs(client, { ...piece, ...query })))
    foundings.push(...found.map(decodeFounding));
  return foundings;
}

/** The founding of the co-op to which the address belongs, whichever of its twelve contracts that is. */
export function foundingAt(foundings: readonly Founding[], address: string): Founding | undefined {
  const wanted = address.toLowerCase();
  const isOne = ({ addresses }: Founding) => Object.values(addresses).some((one) => one.toLowerCase() === wanted);
  return foundings.find(isOne);
}
