import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import type { Bucket } from "./bucket.ts";
import { useIsSteward } from "./useBucket.ts";
import { Belonging } from "./Stewards.tsx";
import { words } from "./words/index.ts";

/** Decides a campaign that is over or full. Anyone may; its steward may as soon as it has its minimum. */
export function CloseButton({ bucket }: { bucket: Bucket }) {
  const { number, title, state, round, deadline, min, max, raised } = bucket;
  const { buckets } = useContracts();
  const { now } = useSnapshot();
  const { account } = useMe();
  const isSteward = useIsSteward(bucket);
  const isOver = now >= deadline;
  const isFull = raised === max;
  const hasMinimum = raised >= min;
  const said = words.close;
  if (state !== "Open") return null;
  if (round !== 0) return isOver ? <p className="card">{said.inRound(<Belonging bucket={bucket} />)}</p> : null;
  if (!isOver && !isFull && !(isSteward && hasMinimum)) return null;

  const closing = (hasMinimum ? said.closingFunded : said.closingFailed)(title);
  const data = encodeFunctionData({ ...buckets, functionName: "close", args: [BigInt(number)] });
  const why = isOver ? (hasMinimum ? said.funded : said.failed) : isFull ? said.full : said.early;
  return (
    <div className="card side-by-side">
      <p>{why}</p>
      {account !== undefined && (
        <StepButton className="primary" step={{ words: closing, to: buckets.address, data }}>
          {isOver || isFull ? said.button : said.accept}
        </StepButton>
      )}
    </div>
  );
}
