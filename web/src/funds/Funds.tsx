import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { Day, When } from "../ui/Time.tsx";
import { duration } from "../ui/time.ts";
import { list } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import { dueOf, nextDueOf, useFunds } from "./useFunds.ts";
import type { MatchFund, Standing } from "./useFunds.ts";

/** Money set aside with a rule for where it goes: core expenses that come back, and gifts that are doubled. */
export function Funds() {
  const { funds, standing, lockedIn } = useFunds();
  if (funds.length === 0 && standing.length === 0) return null;
  return (
    <div className="card funds">
      <h3>Set aside with a rule</h3>
      <ul className="pots">
        {standing.map((budget) => (
          <StandingLine key={`standing-${budget.number}`} budget={budget} locked={lockedIn(budget.asset)} />
        ))}
        {funds.map((fund) => (
          <FundLine key={`fund-${fund.number}`} fund={fund} />
        ))}
      </ul>
    </div>
  );
}

/** "every 30 days" */
function everyWords(seconds: number): string {
  return seconds === 86_400 ? "every day" : `every ${duration(seconds)}`;
}

function StandingLine({ budget, locked }: { budget: Standing; locked: bigint }) {
  const { funds } = useContracts();
  const money = useMoney();
  const directory = useDirectory();
  const { now } = useSnapshot();
  const { account } = useMe();
  const { run, busy } = useAction();
  const { number, bucket, asset, amount, period, paid } = budget;
  const title = directory.bucket(bucket);
  const due = dueOf(budget, now);
  const next = nextDueOf(budget, now);
  const isDue = due > 0n;

  function pay(): void {
    const words = `Put what is due into “${title}”`;
    const data = encodeFunctionData({ ...funds, functionName: "payStanding", args: [BigInt(number)] });
    void run(words, [{ words, to: funds.address, data }]);
  }

  return (
    <li id={`standing-${number}`}>
      <h4>Standing budget: {title}</h4>
      <p>
        {money(amount, asset)} {everyWords(period)} into <a href={`#bucket-${bucket}`}>“{title}”</a>, before members
        share out anything; {money(paid, asset)} so far. {isDue && <strong>{money(due, asset)} is due now.</strong>}{" "}
        {next === undefined ? (
          "It has been ended."
        ) : (
          <>
            Next due <When at={next} />.
          </>
        )}
      </p>
      <p>
        <Swatch look="funds">{money(locked, asset)} locked for core expenses</Swatch>
      </p>
      <p className="quiet">
        {locked > 0n
          ? "Members cannot put it to another use."
          : "Nothing is locked: what is due comes off the budget of the next round first."}
      </p>
      {isDue && locked > 0n && account !== undefined && (
        <button type="button" disabled={busy} onClick={pay}>
          Pay what is due
        </button>
      )}
    </li>
  );
}

function FundLine({ fund }: { fund: MatchFund }) {
  const { funds } = useContracts();
  const money = useMoney();
  const directory = useDirectory();
  const { now } = useSnapshot();
  const { account } = useMe();
  const { run, busy } = useAction();
  const { number, title, asset, until, perFunder, perBucket, buckets, matched, left } = fund;
  const titles = buckets.map((bucket) => `“${directory.bucket(bucket)}”`);
  const isOver = now >= until;
  const total = matched + left;

  function finish(): void {
    const words = `Return the rest of “${title}” to the general fund`;
    const data = encodeFunctionData({ ...funds, functionName: "finishFund", args: [BigInt(number)] });
    void run(words, [{ words, to: funds.address, data }]);
  }

  return (
    <li id={`fund-${number}`}>
      <h4>Match fund: {title}</h4>
      <p>
        {isOver ? "Doubled gifts to " : "Doubles gifts to "}
        {titles.length === 0 ? "no bucket yet" : list(titles)}, up to {money(perFunder, asset)} for one funder and{" "}
        {money(perBucket, asset)} for one bucket,{" "}
        {isOver ? (
          <>
            until <Day at={until} />.
          </>
        ) : (
          <>
            while it lasts; it ends <When at={until} />.
          </>
        )}
      </p>
      <Bar parts={[{ look: "funds", share: total === 0n ? 0 : Number((matched * 10_000n) / total) / 10_000 }]} />
      <p>
        <Swatch look="funds">{money(matched, asset)} added to gifts</Swatch>{" "}
        <span className="quiet">{money(left, asset)} left</span>
      </p>
      {isOver && left > 0n && account !== undefined && (
        <button type="button" disabled={busy} onClick={finish}>
          Return the rest to the general fund
        </button>
      )}
    </li>
  );
}
