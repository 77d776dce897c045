import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { useAction } from "../wallet/useAction.ts";
import { OPEN, useIsSteward } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** Decides a campaign that is over or full. Anyone may; its steward may as soon as it has its minimum. */
export function CloseButton({ bucket }: { bucket: Bucket }) {
  const { number, title, state, round, deadline, min, max, raised } = bucket;
  const { buckets } = useContracts();
  const { now } = useSnapshot();
  const { account } = useMe();
  const { run, busy } = useAction();
  const isSteward = useIsSteward(bucket);
  const isDue = now >= deadline || raised === max;
  if (state !== OPEN || round !== 0 || account === undefined) return null;
  if (!isDue && !(isSteward && raised >= min)) return null;

  const outcome = raised >= min ? "it is funded" : "it has missed its minimum";
  const words = `Close “${title}”: ${outcome}`;
  const data = encodeFunctionData({ ...buckets, functionName: "close", args: [BigInt(number)] });
  return (
    <div className="side-by-side">
      <p>{isDue ? `Its time is over, and ${outcome}.` : "It has its minimum, and you can accept that now."}</p>
      <button type="button" disabled={busy} onClick={() => void run(words, [{ words, to: buckets.address, data }])}>
        Close it
      </button>
    </div>
  );
}
