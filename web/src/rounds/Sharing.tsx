import { useState } from "react";
import { encodeFunctionData } from "viem";
import type { Hex } from "viem";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import { list } from "../words/format.ts";
import { Candidates } from "./Candidates.tsx";
import { allocationsFrom, mostFor, MOST_BUCKETS, restOf, savedBy, unclaimedIn } from "./round.ts";
import type { Units } from "./round.ts";
import { Slider } from "./Slider.tsx";
import { words } from "./words/index.ts";

interface SharingProps {
  round: RoundRecord;
  buckets: readonly Bucket[];
  member: number;
  share: { units: number; proof?: readonly Hex[] }; // the proof that a roll says so
}

/** Where a member shares out its part of a round: tried out here, then saved in one go. */
export function Sharing({ round, buckets, member, share }: SharingProps) {
  const { books } = useSnapshot();
  const { rounds } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const [draft, setDraft] = useState<Units>(); // nothing, until the visitor moves something

  const allowance = share.units;
  const saved = savedBy(books, round.number, member);
  const units = draft ?? saved;
  const unitsOf = (bucket: number) => units.get(bucket) ?? 0;
  const savedOf = (bucket: number) => saved.get(bucket) ?? 0;
  const changeOf = (bucket: number) => unitsOf(bucket) - savedOf(bucket);
  const mostOf = (bucket: Bucket) => mostFor(bucket, round, allowance, savedOf(bucket.number));
  const worth = (amount: number) => money(BigInt(amount) * round.plan.unit, round.asset);

  const rest = restOf(allowance, units, buckets);
  const poolRest = share.proof === undefined ? rest : unclaimedIn(books, round, member) - (allowance - rest);
  const isChanged = buckets.some(({ number }) => changeOf(number) !== 0);
  const hasSaved = [...saved.values()].some((amount) => amount > 0);
  const isTooFull = buckets.some((bucket) => unitsOf(bucket.number) > mostOf(bucket));
  const isTooMany = allocationsFrom(units, buckets).length > MOST_BUCKETS;
  const mayStay = rest >= 0 && poolRest >= 0 && !isTooFull && !isTooMany;

  async function save(chosen: Units, doing: string): Promise<void> {
    const allocations = allocationsFrom(chosen, buckets);
    const number = BigInt(round.number);
    const data =
      share.proof === undefined
        ? encodeFunctionData({ abi: rounds.abi, functionName: "allocate", args: [number, allocations] })
        : encodeFunctionData({
            abi: rounds.abi,
            functionName: "allocateByRoll",
            args: [number, allocations, BigInt(share.units), share.proof],
          });
    if (await run(doing, [{ words: doing, to: rounds.address, data }])) setDraft(undefined);
  }

  const said = words.allowance;
  const parts = buckets
    .filter(({ number }) => unitsOf(number) > 0)
    .map(({ number, title }) => said.part(worth(unitsOf(number)), title));
  const doing = parts.length === 0 ? said.sharingNothing : said.sharing(list(parts));

  return (
    <>
      <Candidates
        round={round}
        buckets={buckets}
        changeOf={changeOf}
        control={(bucket) => (
          <Slider
            bucket={bucket}
            unit={round.plan.unit}
            value={unitsOf(bucket.number)}
            saved={savedOf(bucket.number)}
            most={mostOf(bucket)}
            onChange={(amount) => setDraft(new Map(units).set(bucket.number, amount))}
          />
        )}
      />
      <div className="allowance">
        <div role="status">
          <p className="allowance-left">
            {rest < 0 ? (
              <span className="problem">{said.over(worth(-rest), worth(allowance))}</span>
            ) : poolRest < 0 ? (
              <span className="problem">{said.overPool(worth(Math.max(0, poolRest + allowance - rest)))}</span>
            ) : (
              said.left(<strong>{worth(rest)}</strong>, worth(allowance))
            )}
          </p>
          <p className="quiet">
            {isTooMany && said.tooMany(MOST_BUCKETS)} {isChanged ? said.unsaved : hasSaved ? said.saved : said.nothing}
          </p>
        </div>
        <div className="buttons">
          <button
            type="button"
            className="primary"
            disabled={busy || !isChanged || !mayStay}
            onClick={() => void save(units, doing)}
          >
            {said.save}
          </button>
          {isChanged && (
            <button type="button" disabled={busy} onClick={() => setDraft(undefined)}>
              {said.undo}
            </button>
          )}
          {hasSaved && !isChanged && (
            <button
              type="button"
              className="plain"
              disabled={busy}
              onClick={() => void save(new Map(), said.takingBack)}
            >
              {said.takeBack}
            </button>
          )}
        </div>
      </div>
    </>
  );
}
