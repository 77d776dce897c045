import { encodeFunctionData } from "viem";
import { Link } from "wouter";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import { hasEnded } from "../buckets/bucket.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { Progress } from "../buckets/Progress.tsx";
import { useContracts } from "../chain/contracts.ts";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useMoney } from "../ui/money.ts";
import type { Step } from "../wallet/session.ts";
import { useAction } from "../wallet/useAction.ts";
import { missingIn } from "./round.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

interface ResultsProps {
  round: RoundRecord;
  buckets: readonly Bucket[];
}

/** What came of a round that has closed, and what is still to be done about it. */
export function Results({ round, buckets }: ResultsProps) {
  return (
    <>
      {round.finishedAt === 0 && <Settling round={round} buckets={buckets} />}
      <section className="card" aria-labelledby="buckets-title">
        <h2 id="buckets-title">{words.buckets.title}</h2>
        {buckets.length === 0 && <p>{words.buckets.none}</p>}
        <ul className="candidates">
          {buckets.map((bucket) => (
            <li key={bucket.number} className="candidate">
              <h3>
                <Link href={`/buckets/${bucket.number}`}>{bucket.title}</Link>
              </h3>
              <Outcome bucket={bucket} />
              <Progress bucket={bucket} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Outcome({ bucket }: { bucket: Bucket }) {
  const money = useMoney();
  const { state, fromMembers, fromRound, asset } = bucket;
  const said = words.buckets;
  if (state === "Open") {
    const isFunded = missingIn(bucket, fromMembers) === 0n;
    return (
      <p className={isFunded ? "forecast forecast-good" : "forecast forecast-bad"}>
        {said.undecided} {isFunded ? said.willFund : said.willFail}
      </p>
    );
  }
  if (state === "Failed") return <p className="forecast forecast-bad">{said.failed}</p>;
  return (
    <p className="forecast forecast-good">
      {said.funded(money(fromRound, asset))} {hasEnded(bucket) && state === "Cancelled" && said.cancelled}
    </p>
  );
}

/** Anyone may settle what is still unsettled, and send the rest where it goes. */
function Settling({ round, buckets }: ResultsProps) {
  const { abi, address } = useContracts().rounds;
  const { account } = useMe();
  const { run, busy } = useAction();
  const unsettled = buckets.filter(({ state }) => state === "Open");
  const said = words.settle;

  function settle(): void {
    const number = BigInt(round.number);
    const settling = unsettled.map((bucket): Step => {
      const data = encodeFunctionData({ abi, functionName: "settle", args: [number, BigInt(bucket.number)] });
      return { words: said.settling(bucket.title), to: address, data };
    });
    const finishing: Step = {
      words: round.plan.carriesOver ? said.carrying : said.returning,
      to: address,
      data: encodeFunctionData({ abi, functionName: "finish", args: [number] }),
    };
    void run(said.settlingAll(titleOf(round.plan.title)), [...settling, finishing]);
  }

  return (
    <section className="card stack" aria-labelledby="settle-title">
      <h2 id="settle-title">{said.title}</h2>
      <p>{unsettled.length === 0 ? said.onlyRest : said.means(unsettled.length)}</p>
      {account === undefined ? (
        <ConnectPrompt to={said.connect} />
      ) : (
        <div>
          <button type="button" className="primary" disabled={busy} onClick={settle}>
            {said.button}
          </button>
        </div>
      )}
    </section>
  );
}
