import { encodeFunctionData } from "viem";
import { OPEN } from "../buckets/useBuckets.ts";
import { useContracts } from "../chain/contracts.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { count } from "../ui/words.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import type { RoundProps } from "./Rounds.tsx";

/** What came of a round. Anyone may settle what is still unsettled, and send the rest where it goes. */
export function PastRound({ round, buckets }: RoundProps) {
  const { abi, address } = useContracts().rounds;
  const money = useMoney();
  const { account } = useMe();
  const { run, busy } = useAction();
  const unsettled = buckets.filter(({ state }) => state === OPEN);
  const where = round.carriesOver ? "stays for the next round" : "returned to the general fund";
  const funded = buckets.reduce((sum, { fromRound }) => sum + fromRound, 0n);

  function finish(): void {
    const settling = unsettled.map(
      ({ number, title }): Step => ({
        words: `Settle “${title}”`,
        to: address,
        data: encodeFunctionData({ abi, functionName: "settle", args: [BigInt(round.number), BigInt(number)] }),
      })
    );
    const returning: Step = {
      words: round.carriesOver ? "Keep the rest for the next round" : "Return the rest to the general fund",
      to: address,
      data: encodeFunctionData({ abi, functionName: "finish", args: [BigInt(round.number)] }),
    };
    void run(`Settle the round “${round.title}”`, [...settling, returning]);
  }

  return (
    <div className="card past" id={`round-${round.number}`}>
      <p>
        <strong>
          Round {round.number}: {round.title}
        </strong>{" "}
        closed on <Day at={round.closesAt} />.{" "}
        {round.isFinished
          ? `${money(funded, round.asset)} of its ${money(
              round.pool,
              round.asset
            )} went into buckets; the rest ${where}.`
          : `It is still to be settled, with ${count(unsettled.length, "bucket")} undecided.`}
      </p>
      {!round.isFinished && account !== undefined && (
        <button type="button" disabled={busy} onClick={finish}>
          Settle the round
        </button>
      )}
    </div>
  );
}
