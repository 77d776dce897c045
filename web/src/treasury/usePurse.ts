import { encodeFunctionData, erc20Abi, zeroAddress } from "viem";
import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import { useContracts } from "../chain/contracts.ts";
import { useReads } from "../chain/snapshot.ts";
import { words } from "../funds/words/index.ts";
import { useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";

/**
 * What a wallet holds of an asset, what must come before it pays, and the ether that goes along when it does: all of
 * the amount where the asset is ether, none where the treasury takes a token.
 *
 * The treasury is permitted to take exactly the amount, by an approval; a signature may stand in its place where both the
 * token and the function that pays take one, see permits.ts.
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
    const approve = (amount: bigint, said: string): Step => ({
      words: said,
      to: asset,
      isPermission: true,
      data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [address, amount] }),
    });
    const withdrawal = permitted === 0n ? [] : [approve(0n, words.purse.withdraw)]; // some tokens insist on it
    /** The steps that must come before paying `amount`, if any must. */
    const permissionFor = (amount: bigint): Step[] =>
      permitted < amount ? [...withdrawal, approve(amount, words.purse.permit(money(amount, asset)))] : [];
    return { balance, permissionFor, valueOf: () => 0n };
  });
}
