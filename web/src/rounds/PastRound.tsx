import { encodeFunctionData } from "viem";
import { OPEN } from "../buckets/useBuckets.ts";
import { useCoop } from "../chain/coop.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { count } from "../ui/words.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import type { RoundProps } from "./Rounds.tsx";

/** What came of a round. Anyone may settle what is still unsettled. */
export function PastRound({ round, buckets }: RoundProps) {
  const { contracts } = useCoop();
  const money = useMoney();
  const { account } = useMe();
  const { run, busy } = useAction();
  const { address } = contracts.rounds;
  const funded = buckets.reduce((sum, { fromRound }) => sum + fromRound, 0n);
  const unsettled = buckets.filter(({ state }) => state === OPEN);

  function settle(): void {
    const steps: Step[] = unsettled.map(({ number, title }) => ({
      words: `Settle “${title}”`,
      to: address,
      data: encodeFunctionData({ ...contracts.rounds, functionName: "settle", args: [BigInt(number)] }),
    }));
    void run(`Settle the round “${round.title}”`, steps);
  }

  return (
    <div className="card past">
      <p>
        <strong>
          Round {round.number}: {round.title}
        </strong>{" "}
        closed on <Day at={round.closesAt} />.{" "}
        {unsettled.length === 0
          ? `${money(funded, round.asset)} of its ${money(round.pool, round.asset)} went into buckets.`
          : `${count(unsettled.length, "bucket")} still to be settled.`}
      </p>
      {unsettled.length > 0 && account !== undefined && (
        <button type="button" disabled={busy} onClick={settle}>
          Settle the round
        </button>
      )}
    </div>
  );
}
