import { encodeFunctionData, erc20Abi, zeroAddress } from "viem";
import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import { useCoop } from "../chain/coop.ts";
import { useReads } from "../chain/snapshot.ts";
import { useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";

/**
 * What a wallet holds of the co-op's currency, what must come before it pays, and the ether that goes along when it
 * does: all of the amount where ether is the currency, none where the treasury takes a token.
 */
export function usePurse(account: Address) {
  const { contracts, currency } = useCoop();
  const money = useMoney();
  const { address } = contracts.treasury;
  return useReads(["purse", account], async ({ coop, blockNumber }) => {
    if (currency.asset === zeroAddress) {
      const balance = await getBalance(coop.client, { address: account, blockNumber });
      return { balance, permissionFor: (): Step[] => [], valueOf: (amount: bigint) => amount };
    }
    const token = { address: currency.asset, abi: erc20Abi, blockNumber } as const;
    const [balance, permitted] = await Promise.all([
      readContract(coop.client, { ...token, functionName: "balanceOf", args: [account] }),
      readContract(coop.client, { ...token, functionName: "allowance", args: [account, address] }),
    ]);
    const permit = (amount: bigint): Step => ({
      words: `Let the treasury take ${money(amount)} from your wallet`,
      to: currency.asset,
      data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [address, amount] }),
    });
    /** The step that must come before paying `amount`, if one must. */
    const permissionFor = (amount: bigint): Step[] => (permitted < amount ? [permit(amount)] : []);
    return { balance, permissionFor, valueOf: () => 0n };
  });
}
