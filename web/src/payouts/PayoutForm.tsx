import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import type { Bucket } from "../buckets/bucket.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMoney } from "../ui/money.ts";
import { duration } from "../ui/time.ts";
import { short } from "../words/format.ts";
import { OrderForm } from "./OrderForm.tsx";
import { tierFor } from "./payout.ts";
import { words } from "./words/index.ts";

const said = words.ask;

interface PayoutFormProps {
  bucket: Bucket;
  asks?: "request" | "requestBounty"; // a steward asks, or a funder of a bounty
  recipient?: Address; // whom funders have named
}

/** Where somebody asks for money to be paid out, for others to approve. */
export function PayoutForm({ bucket, asks = "request", recipient }: PayoutFormProps) {
  const { number, title, asset, raised, fromRound, committed } = bucket;
  const { abi } = useContracts().payouts;
  const { books } = useSnapshot();
  const money = useMoney();

  function needs(amount: bigint): string {
    const tier = tierFor(books, asset, amount);
    if (tier === undefined) return "";
    return tier.waiting === 0 ? said.tierAtOnce(tier.approvals) : said.tier(tier.approvals, duration(tier.waiting));
  }

  return (
    <OrderForm
      asset={asset}
      left={raised + fromRound - committed}
      recipient={recipient}
      says={{
        summary: said.title,
        means: said.means,
        button: said.button,
        left: said.left,
        tooMuch: said.tooMuch,
        doing: (order) => said.asking(money(order.amount, asset), title, short(order.recipient)),
        needs,
      }}
      callOf={(order) => encodeFunctionData({ abi, functionName: asks, args: [BigInt(number), order] })}
    />
  );
}
