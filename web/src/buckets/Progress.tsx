import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import type { Bucket } from "./useBuckets.ts";

interface ProgressProps {
  bucket: Bucket;
  fromMembers: bigint; // base units
  memberWords?: string; // who they are, "6 members"
}

/** How far a bucket is filled, on the way to its minimum and its maximum. */
export function Progress({ bucket, fromMembers, memberWords = "members" }: ProgressProps) {
  const { asset, min, max, raised, fromFund } = bucket;
  const money = useMoney();
  const inBucket = fromMembers + raised;
  const fromFunders = raised - fromFund;
  const share = (amount: bigint) => Number((amount * 10_000n) / max) / 10_000;
  return (
    <div className="progress">
      <p className="progress-sum">
        <strong>{money(inBucket, asset)}</strong>{" "}
        <span className="quiet">
          {inBucket >= min ? "has passed its minimum of" : "towards its minimum of"} {money(min, asset)}; maximum{" "}
          {money(max, asset)}
        </span>
      </p>
      <Bar
        parts={[
          { look: "members", share: share(fromMembers) },
          { look: "funders", share: share(fromFunders) },
          { look: "funds", share: share(fromFund) },
        ]}
        marks={[share(min)]}
      />
      <p className="quiet">
        {fromMembers > 0n && (
          <>
            <Swatch look="members">
              {money(fromMembers, asset)} from {memberWords}
            </Swatch>{" "}
          </>
        )}
        {fromFunders > 0n && (
          <>
            <Swatch look="funders">{money(fromFunders, asset)} from funders</Swatch>{" "}
          </>
        )}
        {fromFund > 0n && <Swatch look="funds">{money(fromFund, asset)} from the match fund</Swatch>}
        {inBucket === 0n && "Nothing in it yet."}
      </p>
    </div>
  );
}
