import { encodeFunctionData } from "viem";
import { OPEN } from "../buckets/useBuckets.ts";
import { useCoop } from "../chain/coop.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { count } from "../ui/words.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Candidate } from "./Rounds.tsx";
import type { Round } from "./useRound.ts";

interface PastRoundProps {
  number: number;
  title: string;
  round: Round;
  candidates: readonly Candidate[];
}

/** What came of a round. Anyone may settle what is still unsettled. */
export function PastRound({ number, title, round, candidates }: PastRoundProps) {
  const { contracts } = useCoop();
  const money = useMoney();
  const { account } = useMe();
  const { run, busy } = useAction();
  const { address } = contracts.rounds;
  const funded = candidates.reduce((sum, { bucket }) => sum + bucket.fromRound, 0n);
  const unsettled = candidates.filter(({ bucket }) => bucket.state === OPEN);

  function settle(): void {
    const steps: Step[] = unsettled.map((candidate) => ({
      words: `Settle “${candidate.title}”`,
      to: address,
      data: encodeFunctionData({ ...contracts.rounds, functionName: "settle", args: [BigInt(candidate.number)] }),
    }));
    void run(`Settle the round “${title}”`, steps);
  }

  return (
    <div className="card past">
      <p>
        <strong>Round {number}: {title}</strong> closed on <Day at={round.closesAt} />.{" "}
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
