import type { BucketRecord } from "../../../sdk/src/books/buckets.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { bucketOf, isSteward } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";

export function useBucket(number: number): Bucket | undefined {
  return bucketOf(useSnapshot(), number);
}

/** Whether the visitor may do what the steward of a bucket may. */
export function useIsSteward(bucket: BucketRecord): boolean {
  return isSteward(bucket, useMe());
}
