import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { readContract } from "viem/actions";
import { useCoop } from "../chain/coop.ts";
import { useReads } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket } from "./useBuckets.ts";

interface RefundProps {
  bucket: Bucket;
  account: Address;
}

/** Gives a funder back what a failed or cancelled bucket did not spend. */
export function Refund({ bucket: { number, title, asset, raised, fromRound, spent }, account }: RefundProps) {
  const args = [BigInt(number), account] as const;
  const { contracts } = useCoop();
  const money = useMoney();
  const { run, busy } = useAction();
  const given = useReads(["given", number, account], ({ coop, blockNumber }) =>
    readContract(coop.client, {
      ...coop.contracts.buckets,
      functionName: "fundedBy",
      args,
      blockNumber,
    })
  );
  return (
    <Loaded query={given}>
      {(gave) => {
        const total = raised + fromRound;
        const due = total === 0n ? 0n : (gave * (total - spent)) / total;
        if (due === 0n) return null;
        const words = `Take back ${money(due, asset)} from “${title}”`;
        const data = encodeFunctionData({
          ...contracts.buckets,
          functionName: "refund",
          args,
        });
        return (
          <button
            type="button"
            disabled={busy}
            onClick={() => void run(words, [{ words, to: contracts.buckets.address, data }])}
          >
            Take back {money(due, asset)}
          </button>
        );
      }}
    </Loaded>
  );
}
