import { useQuery } from "@tanstack/react-query";
import { zeroAddress } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { readPermitDomain } from "./permits.ts";
import type { PermitDomain } from "./permits.ts";

/** In which domain an account signs permits of a token; undefined where it does not, or as long as that is not known. */
export function usePermitDomain(account: Address, asset: Address): PermitDomain | undefined {
  const { client, chain } = useCoop();
  const { data } = useQuery({
    queryKey: ["permit domain", account, asset],
    enabled: asset !== zeroAddress,
    staleTime: Infinity, // tokens do not change it
    queryFn: async () => (await readPermitDomain(client, chain.id, asset, account)) ?? null,
  });
  return data ?? undefined;
}
