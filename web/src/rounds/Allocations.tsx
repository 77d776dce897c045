import { useState } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import type { Bucket } from "../buckets/useBuckets.ts";
import { useContracts } from "../chain/contracts.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { list } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import { RoundBuckets } from "./RoundBuckets.tsx";
import type { RoundProps } from "./Rounds.tsx";
import { Slider } from "./Slider.tsx";
import { useShare } from "./useRounds.ts";
import type { Round } from "./useRounds.ts";

const BY_ROLL = 2; // `Allowance` of contracts/Rounds.sol

interface AllocationsProps extends Omit<RoundProps, "ideas"> {
  account: Address;
  member: number;
}

/** Units by bucket. */
type Units = ReadonlyMap<number, number>;

/** The visitor's own part of a round. */
export function Allocations({ account, member, round, buckets }: AllocationsProps) {
  const share = useShare(round.number, account, member);
  return (
    <Loaded query={share}>
      {({ allowance, saved }) =>
        allowance > 0 ? (
          <Sharing round={round} buckets={buckets} allowance={allowance} saved={saved} />
        ) : (
          <>
            <RoundBuckets round={round} buckets={buckets} />
            <p className="prompt">{absentWords(round)}</p>
          </>
        )
      }
    </Loaded>
  );
}

/** A roll gives allowances that the chain learns of only from a proof, which this page has not got. */
function absentWords({ allowance }: Round): string {
  return allowance === BY_ROLL
    ? "This round has a list of who shares out how much. This page cannot take part in such rounds yet."
    : "You were not a member for long enough when this round opened. You take part in a later one.";
}

interface SharingProps extends Omit<RoundProps, "ideas"> {
  allowance: number; // units
  saved: Units;
}

function Sharing({ round, buckets, allowance, saved }: SharingProps) {
  const contracts = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const [draft, setDraft] = useState<Units>(); // nothing, until the visitor moves something

  const units = draft ?? saved;
  const unitsOf = (bucket: number) => units.get(bucket) ?? 0;
  const savedOf = (bucket: number) => saved.get(bucket) ?? 0;
  const changeOf = (bucket: number) => unitsOf(bucket) - savedOf(bucket);
  const worth = (amount: number) => money(BigInt(amount) * round.unit, round.asset);
  const shared = buckets.reduce((sum, c) => sum + unitsOf(c.number), 0); // what was in a cancelled bucket is free again
  const isChanged = buckets.some((c) => changeOf(c.number) !== 0);

  const set = (bucket: number, amount: number) => setDraft(new Map(units).set(bucket, amount));

  async function save(chosen: Units, words: string): Promise<void> {
    const isIn = (number: number) => buckets.some((bucket) => bucket.number === number);
    const allocations = [...chosen]
      .filter(([number, amount]) => amount > 0 && isIn(number))
      .sort(([a], [b]) => a - b)
      .map(([bucket, amount]) => ({ bucket, units: amount }));
    const args = [BigInt(round.number), allocations] as const;
    const data = encodeFunctionData({ ...contracts.rounds, functionName: "allocate", args });
    if (await run(words, [{ words, to: contracts.rounds.address, data }])) setDraft(undefined);
  }

  const parts = buckets.filter((c) => unitsOf(c.number) > 0).map((c) => `${worth(unitsOf(c.number))} to ${c.title}`);
  const words = parts.length === 0 ? "Share out nothing" : `Share out ${list(parts)}`;
  const hasSaved = [...saved.values()].some((amount) => amount > 0);

  return (
    <>
      <RoundBuckets
        round={round}
        buckets={buckets}
        changeOf={changeOf}
        control={(bucket) => (
          <Slider
            bucket={bucket}
            unit={round.unit}
            value={unitsOf(bucket.number)}
            saved={savedOf(bucket.number)}
            most={mostFor(bucket, round, allowance, savedOf(bucket.number))}
            onChange={(amount) => set(bucket.number, amount)}
          />
        )}
      />
      <div className="allowance">
        <AllowanceWords allowance={allowance} shared={shared} isChanged={isChanged} hasSaved={hasSaved} worth={worth} />
        <div className="buttons">
          <button
            type="button"
            className="primary"
            disabled={busy || !isChanged || shared > allowance}
            onClick={() => void save(units, words)}
          >
            Save my shares
          </button>
          {isChanged && (
            <button type="button" disabled={busy} onClick={() => setDraft(undefined)}>
              Undo
            </button>
          )}
          {hasSaved && !isChanged && (
            <button
              type="button"
              className="plain"
              disabled={busy}
              onClick={() => void save(new Map(), "Take back everything you shared out")}
            >
              Take everything back
            </button>
          )}
        </div>
      </div>
    </>
  );
}

/** A bucket takes no more than its maximum, from all together; a round may limit what one member puts into it. */
function mostFor({ tally }: Bucket, { capPerBucket }: Round, allowance: number, saved: number): number {
  const free = Number(tally.room - tally.units) + saved;
  return Math.min(allowance, free, capPerBucket === 0 ? allowance : capPerBucket);
}

interface AllowanceWordsProps {
  allowance: number;
  shared: number;
  isChanged: boolean;
  hasSaved: boolean;
  worth: (amount: number) => string;
}

function AllowanceWords({ allowance, shared, isChanged, hasSaved, worth }: AllowanceWordsProps) {
  const left = allowance - shared;
  return (
    <div role="status">
      <p className="allowance-left">
        {left >= 0 ? (
          <>
            <strong>{worth(left)}</strong> of your {worth(allowance)} left to share out
          </>
        ) : (
          <span className="problem">
            That is {worth(-left)} more than your allowance of {worth(allowance)}. Take some back to save.
          </span>
        )}
      </p>
      <p className="quiet">
        {isChanged ? "Not saved yet." : hasSaved ? "This is what you have saved." : "You have shared out nothing yet."}
      </p>
    </div>
  );
}
