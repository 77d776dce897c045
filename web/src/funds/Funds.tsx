import { encodeFunctionData } from "viem";
import { Link } from "wouter";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { Day, When } from "../ui/Time.tsx";
import { duration } from "../ui/time.ts";
import { useAnchor } from "../ui/useAnchor.ts";
import { useAction } from "../wallet/useAction.ts";
import { dueOf, nextDueOf } from "./fund.ts";
import type { MatchFund, Standing } from "./fund.ts";
import { SponsorForm } from "./SponsorForm.tsx";
import { useFunds } from "./useFunds.ts";
import { words } from "./words/index.ts";
import { titleOf } from "../ui/title.ts";

/** Money set aside with a rule for where it goes: core expenses that come back, and gifts that are doubled. */
export function Funds() {
  const { funds, standing, lockedIn } = useFunds();
  if (funds.length === 0 && standing.length === 0) return null;
  return (
    <section className="card funds" aria-labelledby="funds-title">
      <h2 id="funds-title">{words.title}</h2>
      <ul className="pots">
        {standing.map((budget) => (
          <StandingLine key={`standing-${budget.number}`} budget={budget} locked={lockedIn(budget.asset)} />
        ))}
        {funds.map((fund) => (
          <FundLine key={`fund-${fund.number}`} fund={fund} />
        ))}
      </ul>
    </section>
  );
}

function StandingLine({ budget, locked }: { budget: Standing; locked: bigint }) {
  const { funds } = useContracts();
  const money = useMoney();
  const { now } = useSnapshot();
  const { account } = useMe();
  const { run, busy } = useAction();
  const { number, bucket, title, asset, amount, period, paid } = budget;
  const said = words.standing;
  const id = `standing-${number}`;
  const { ref } = useAnchor<HTMLLIElement>(id);
  const due = dueOf(budget, now);
  const next = nextDueOf(budget, now);

  function pay(): void {
    const paying = said.paying(title);
    const data = encodeFunctionData({ ...funds, functionName: "payStanding", args: [BigInt(number)] });
    void run(paying, [{ words: paying, to: funds.address, data }]);
  }

  return (
    <li ref={ref} id={id}>
      <h3>{said.title(title)}</h3>
      <p>
        {said.every(
          money(amount, asset),
          duration(period),
          <Link href={`/buckets/${bucket}`}>{title}</Link>,
          money(paid, asset),
        )}{" "}
        {due > 0n && <strong>{said.due(money(due, asset))}</strong>}{" "}
        {next === undefined ? said.ended : said.next(<When at={next} />)}
      </p>
      <p>
        <Swatch look="funds">{said.locked(money(locked, asset))}</Swatch>
      </p>
      <p className="quiet">{locked > 0n ? said.lockedMeans : said.nothingLocked}</p>
      {due > 0n && locked > 0n && account !== undefined && (
        <button type="button" disabled={busy} onClick={pay}>
          {said.pay}
        </button>
      )}
    </li>
  );
}

function FundLine({ fund }: { fund: MatchFund }) {
  const { funds } = useContracts();
  const money = useMoney();
  const { now } = useSnapshot();
  const { account } = useMe();
  const { run, busy } = useAction();
  const { number, title, asset, until, perFunder, perBucket, matched, left } = fund;
  const said = words.fund;
  const id = `fund-${number}`;
  const { ref } = useAnchor<HTMLLIElement>(id);
  const isOver = now >= until;
  const total = matched + left;
  const [most, mostInBucket] = [money(perFunder, asset), money(perBucket, asset)];

  function finish(): void {
    const finishing = said.finishing(title);
    const data = encodeFunctionData({ ...funds, functionName: "finishFund", args: [BigInt(number)] });
    void run(finishing, [{ words: finishing, to: funds.address, data }]);
  }

  return (
    <li ref={ref} id={id}>
      <h3>{said.title(title)}</h3>
      <p>
        {isOver
          ? said.doubled(<Doubled fund={fund} />, most, mostInBucket, <Day at={until} />)
          : said.doubles(<Doubled fund={fund} />, most, mostInBucket, <When at={until} />)}
      </p>
      <Bar parts={[{ look: "funds", share: total === 0n ? 0 : Number((matched * 10_000n) / total) / 10_000 }]} />
      <p>
        <Swatch look="funds">{said.matched(money(matched, asset))}</Swatch>{" "}
        <span className="quiet">{said.left(money(left, asset))}</span>
      </p>
      {isOver && left > 0n && account !== undefined && (
        <button type="button" disabled={busy} onClick={finish}>
          {said.finish}
        </button>
      )}
      {!isOver && <SponsorForm fund={fund} />}
    </li>
  );
}

/** The buckets whose gifts a fund doubles. */
function Doubled({ fund: { buckets } }: { fund: MatchFund }) {
  const { books } = useSnapshot();
  if (buckets.length === 0) return words.fund.noBucket;
  return buckets.map((bucket, i) => (
    <span key={bucket}>
      {i > 0 && ", "}
      <Link href={`/buckets/${bucket}`}>{titleOf(books.buckets.get(bucket)?.plan.title)}</Link>
    </span>
  ));
}
