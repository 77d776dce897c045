import { encodeFunctionData, erc20Abi, zeroAddress } from "viem";
import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import { useContracts } from "../chain/contracts.ts";
import { useReads } from "../chain/snapshot.ts";
import { useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";

/**
 * What a wallet holds of an asset, what must come before it pays, and the ether that goes along when it does: all of
 * the amount where the asset is ether, none where the treasury takes a token.
 */
export function usePurse(account: Address, asset: Address) {
  const { address } = useContracts().treasury;
  const money = useMoney();
  return useReads(["purse", account, asset], async ({ coop: { client }, blockNumber }) => {
    if (asset === zeroAddress) {
      const balance = await getBalance(client, { address: account, blockNumber });
      return { balance, permissionFor: (): Step[] => [], valueOf: (amount: bigint) => amount };
    }
    const token = { address: asset, abi: erc20Abi, blockNumber } as const;
    const [balance, permitted] = await Promise.all([
      readContract(client, { ...token, functionName: "balanceOf", args: [account] }),
      readContract(client, { ...token, functionName: "allowance", args: [account, address] }),
    ]);
    const permit = (amount: bigint): Step => ({
      words: `Let the treasury take ${money(amount, asset)} from your wallet`,
      to: asset,
      isPermission: true,
      data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [address, amount] }),
    });
    /** The step that must come before paying `amount`, if one must. */
    const permissionFor = (amount: bigint): Step[] => (permitted < amount ? [permit(amount)] : []);
    return { balance, permissionFor, valueOf: () => 0n };
  });
}
