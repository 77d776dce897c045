import { useQuery } from "@tanstack/react-query";
import { useSession } from "./session.ts";

const GOOD_FOR = 60_000; // milliseconds, after which the wallet is asked again

/** Whether the wallet that is connected does several steps as one; false as long as it has not said so. */
export function useAtomic(): boolean {
  const { account, isAtomic } = useSession();
  const { data = false } = useQuery({
    queryKey: ["atomic", account],
    enabled: isAtomic !== undefined,
    staleTime: GOOD_FOR,
    queryFn: async () => (await isAtomic?.()) ?? false,
  });
  return data;
}
