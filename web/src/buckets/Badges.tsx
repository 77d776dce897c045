import { useSnapshot } from "../chain/snapshot.ts";
import { isFilling, stageOf } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";

const LIVELY = ["filling", "funded", "standing"];

/** Where a bucket stands, at a glance. */
export function Badges({ bucket }: { bucket: Bucket }) {
  const { now } = useSnapshot();
  const stage = stageOf(bucket, now);
  const isSecond = stage === "funded" && isFilling(bucket, now);
  return (
    <p className="badges">
      <span className={LIVELY.includes(stage) ? "badge" : "badge badge-quiet"}>{words.stages[stage]}</span>
      {isSecond && <span className="badge">{words.stages.filling}</span>}
      {bucket.plan.isBounty && <span className="badge badge-quiet">{words.bountyBadge}</span>}
      {bucket.flags.length > 0 && <span className="badge badge-bad">{words.flags.title(bucket.flags.length)}</span>}
    </p>
  );
}
