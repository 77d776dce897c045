import { useSnapshot } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { Section } from "../ui/Section.tsx";
import { BucketCard } from "./BucketCard.tsx";
import { IDEA, isFilling, OPEN, useBuckets } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** Ideas with a price: what they are for, what is in them, and what became of the money. */
export function Buckets() {
  const { now } = useSnapshot();
  const buckets = useBuckets();
  return (
    <Section
      id="buckets"
      title="Buckets"
      lead="Ideas with a price. Anybody can fill one; its steward spends it with receipts."
    >
      <Loaded query={buckets}>
        {(all) => (
          <>
            {all.length === 0 && <p className="card">Nobody has suggested a bucket yet.</p>}
            <div className="buckets">
              {openFirst(all, now).map((bucket) => (
                <BucketCard key={bucket.number} bucket={bucket} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** Those that can be filled in their order, then ideas, then the others, the newest first. */
function openFirst(buckets: readonly Bucket[], now: number): Bucket[] {
  const place = (bucket: Bucket) =>
    bucket.state === OPEN || isFilling(bucket, now) ? 0 : bucket.state === IDEA ? 1 : 2;
  const at = (wanted: number) => buckets.filter((bucket) => place(bucket) === wanted);
  return [...at(0), ...at(1), ...at(2).reverse()];
}
