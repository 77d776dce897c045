import { encodeFunctionData } from "viem";
import type { AllowanceRecord } from "../../../sdk/src/books/payouts.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { duration } from "../ui/time.ts";
import { short } from "../words/format.ts";
import { OrderForm } from "./OrderForm.tsx";
import { leftOf } from "./payout.ts";
import { words } from "./words/index.ts";

const said = words.allowance;

/** What officers may pay out of a bucket alone, and the way to do so. */
export function Allowances({ bucket }: { bucket: Bucket }) {
  const { books } = useSnapshot();
  const granted = [...books.allowances.values()].filter((one) => one.bucket === bucket.number && one.amount > 0n);
  if (granted.length === 0) return null;
  return (
    <div className="stack">
      <h3>{said.title}</h3>
      {granted.map((allowance) => (
        <Allowance key={allowance.number} allowance={allowance} bucket={bucket} />
      ))}
    </div>
  );
}

function Allowance({ allowance, bucket }: { allowance: AllowanceRecord; bucket: Bucket }) {
  const { books, now } = useSnapshot();
  const { account } = useMe();
  const { abi } = useContracts().payouts;
  const money = useMoney();
  const { role, amount, period } = allowance;
  const { number, title, asset, raised, fromRound, committed } = bucket;
  const inBucket = raised + fromRound - committed;
  const unspent = leftOf(allowance, now);
  const left = unspent < inBucket ? unspent : inBucket;
  const isHolder = [...books.roles.values()].some(
    (held) => held.of === "authority" && held.role === role && held.account === account && held.isHeld && !held.delay,
  );
  return (
    <>
      <p>{said.line(money(amount, asset), duration(period), money(unspent, asset))}</p>
      {isHolder && account !== undefined && left > 0n && (
        <OrderForm
          asset={asset}
          left={left}
          excluded={account}
          says={{
            summary: said.ask,
            means: said.means,
            button: said.button,
            excluded: said.toYourself,
            left: said.left,
            tooMuch: said.tooMuch,
            doing: (order) => said.paying(money(order.amount, asset), title, short(order.recipient)),
          }}
          callOf={(order) => encodeFunctionData({ abi, functionName: "spendAs", args: [role, BigInt(number), order] })}
        />
      )}
    </>
  );
}
