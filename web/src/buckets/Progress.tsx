import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { isStanding } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";

interface ProgressProps {
  bucket: Bucket;
  fromMembers?: bigint; // base units; what is in it, unless somebody tries out something else
}

/** How far a bucket is filled, on the way to its minimum and its maximum, and by whom. */
export function Progress({ bucket, fromMembers = bucket.fromMembers }: ProgressProps) {
  const { asset, min, max, raised, fromFund, members } = bucket;
  const money = useMoney();
  const sum = fromMembers + raised;
  const fromFunders = raised - fromFund;
  const whole = isStanding(bucket) ? (sum === 0n ? 1n : sum) : max;
  const share = (amount: bigint) => (whole === 0n ? 0 : Number((amount * 10_000n) / whole) / 10_000);
  const said = words.progress;
  return (
    <div className="progress">
      <p className="progress-sum">
        <SumWords bucket={bucket} sum={sum} />
      </p>
      <Bar
        parts={[
          { look: "members", share: share(fromMembers) },
          { look: "funders", share: share(fromFunders) },
          { look: "funds", share: share(fromFund) },
        ]}
        marks={isStanding(bucket) || min === 0n ? [] : [share(min)]}
      />
      <p className="quiet">
        {fromMembers > 0n && (
          <Swatch look="members">
            {members > 0
              ? said.fromSomeMembers(money(fromMembers, asset), members)
              : said.fromMembers(money(fromMembers, asset))}
          </Swatch>
        )}{" "}
        {fromFunders > 0n && <Swatch look="funders">{said.fromFunders(money(fromFunders, asset))}</Swatch>}{" "}
        {fromFund > 0n && <Swatch look="funds">{said.fromFund(money(fromFund, asset))}</Swatch>}
        {sum === 0n && said.nothing}
      </p>
    </div>
  );
}

function SumWords({ bucket, sum }: { bucket: Bucket; sum: bigint }) {
  const { asset, min, max } = bucket;
  const money = useMoney();
  const said = words.progress;
  const strong = <strong>{money(sum, asset)}</strong>;
  if (isStanding(bucket)) return said.standing(strong);
  if (min === 0n) return said.noMinimum(strong, money(max, asset));
  return (sum >= min ? said.passed : said.towards)(strong, money(min, asset), money(max, asset));
}
