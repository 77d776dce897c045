import { Loaded } from "../ui/Loaded.tsx";
import { Section } from "../ui/Section.tsx";
import { BucketCard } from "./BucketCard.tsx";
import { OPEN, useBuckets } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** Ideas with a price: what they are for, what is in them, and what became of the money. */
export function Buckets() {
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
            {all.length === 0 && <p className="card">Nobody has opened a bucket yet.</p>}
            <div className="buckets">
              {openFirst(all).map((bucket) => (
                <BucketCard key={bucket.number} bucket={bucket} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** Those that can be filled in their order, then the others, the newest first. */
function openFirst(buckets: readonly Bucket[]): Bucket[] {
  const isOpen = ({ state }: Bucket) => state === OPEN;
  return [...buckets.filter(isOpen), ...buckets.filter((bucket) => !isOpen(bucket)).reverse()];
}
