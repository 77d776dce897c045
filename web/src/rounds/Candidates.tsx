import type { ReactNode } from "react";
import { Link } from "wouter";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { Progress } from "../buckets/Progress.tsx";
import { useMoney } from "../ui/money.ts";
import { missingIn } from "./round.ts";
import { words } from "./words/index.ts";

interface CandidatesProps {
  round: RoundRecord;
  buckets: readonly Bucket[];
  /** Units more, or fewer, than are saved: what the visitor is trying out. */
  changeOf?: (bucket: number) => number;
  /** What stands below each bucket. */
  control?: (bucket: Bucket) => ReactNode;
}

/** The buckets of a round, what is in them, and what would come of them if the round closed now. */
export function Candidates({ round, buckets, changeOf = () => 0, control }: CandidatesProps) {
  return (
    <ul className="candidates">
      {buckets.map((bucket) => {
        const fromMembers = bucket.fromMembers + BigInt(changeOf(bucket.number)) * round.plan.unit;
        return (
          <li key={bucket.number} className="candidate">
            <h3>
              <Link href={`/buckets/${bucket.number}`}>{bucket.title}</Link>
            </h3>
            <Progress bucket={bucket} fromMembers={fromMembers} />
            <Forecast bucket={bucket} fromMembers={fromMembers} />
            {control?.(bucket)}
          </li>
        );
      })}
    </ul>
  );
}

function Forecast({ bucket, fromMembers }: { bucket: Bucket; fromMembers: bigint }) {
  const money = useMoney();
  const missing = missingIn(bucket, fromMembers);
  return (
    <p className={missing === 0n ? "forecast forecast-good" : "forecast"}>
      {missing === 0n ? words.buckets.reaches : words.buckets.misses(money(missing, bucket.asset))}
    </p>
  );
}
