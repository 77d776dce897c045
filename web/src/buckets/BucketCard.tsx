import { Link } from "wouter";
import { Badges } from "./Badges.tsx";
import type { Bucket } from "./bucket.ts";
import { Deadline } from "./Deadline.tsx";
import { Progress } from "./Progress.tsx";
import { Belonging, Stewards } from "./Stewards.tsx";

/** A bucket in a list. */
export function BucketCard({ bucket }: { bucket: Bucket }) {
  return (
    <li className="card" id={`bucket-${bucket.number}`}>
      <Badges bucket={bucket} />
      <h2>
        <Link href={`/buckets/${bucket.number}`}>{bucket.title}</Link>
      </h2>
      <Progress bucket={bucket} />
      <p className="quiet">
        <Deadline bucket={bucket} />
      </p>
      <p className="quiet">
        <Stewards bucket={bucket} />
        <br />
        <Belonging bucket={bucket} />
      </p>
    </li>
  );
}
