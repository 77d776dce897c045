import type { ReactNode } from "react";
import { Progress } from "../buckets/Progress.tsx";
import type { Bucket } from "../buckets/useBuckets.ts";
import { count } from "../ui/words.ts";
import type { RoundProps } from "./Rounds.tsx";

interface RoundBucketsProps extends Omit<RoundProps, "ideas"> {
  /** Units more, or fewer, than are saved: what the visitor is trying out. */
  changeOf?: (bucket: number) => number;
  /** What stands below each bucket. */
  control?: (bucket: Bucket) => ReactNode;
}

/** The buckets of a round and what is in them. */
export function RoundBuckets({ round, buckets, changeOf = () => 0, control }: RoundBucketsProps) {
  if (buckets.length === 0) return <p>No bucket has been opened in this round yet.</p>;
  return (
    <ul className="candidates">
      {buckets.map((bucket) => (
        <li key={bucket.number} className="candidate">
          <h4>{bucket.title}</h4>
          <Progress
            bucket={bucket}
            fromMembers={bucket.fromMembers + BigInt(changeOf(bucket.number)) * round.unit}
            memberWords={count(bucket.tally.members, "member")}
          />
          {control?.(bucket)}
        </li>
      ))}
    </ul>
  );
}
