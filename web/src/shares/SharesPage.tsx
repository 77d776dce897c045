import { useMemo } from "react";
import { Link } from "wouter";
import type { Address } from "viem";
import { capitalOf, interestOf, shareTermsOf } from "../../../sdk/src/books/shares.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import "../members/members.css";
import { memberAt, numbersOf } from "../members/register.ts";
import type { Member } from "../members/register.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { useSession } from "../wallet/session.ts";
import { BuyForm } from "./BuyForm.tsx";
import { ClaimInterest } from "./ClaimInterest.tsx";
import { Queue } from "./Queue.tsx";
import { RedeemButton } from "./RedeemButton.tsx";
import "./shares.css";
import { csvOf, statementOf } from "./statement.ts";
import type { Movement } from "./statement.ts";
import { WithdrawForm } from "./WithdrawForm.tsx";
import { words } from "./words/index.ts";
import { download } from "../ui/download.ts";

const w = words.page;

/** Share capital: what it is here, what the visitor holds of it, and the way in and out. */
export default function SharesPage() {
  const { account } = useSession();
  return (
    <Page title={w.title} lead={w.lead}>
      <Rules />
      {account === undefined ? <ConnectPrompt to={w.connectTo} /> : <Mine account={account} />}
      <Queue />
      <Interests />
    </Page>
  );
}

/** All of it together, and what the statute says of it. */
function Rules() {
  const { books } = useSnapshot();
  const money = useMoney();
  const { par, issued, repaid } = capitalOf(books);
  const terms = shareTermsOf(books);
  const holders = [...books.holdings.values()].filter(({ shares }) => shares > 0n).length;
  return (
    <section className="card" aria-label={w.all}>
      <p className="total">
        <strong>{money(issued * par)}</strong> {w.total(issued, holders)}
      </p>
      <ul className="prose-list">
        <li>{w.par(money(par))}</li>
        <li>{w.noVote}</li>
        <li>{w.withdrawal(terms.notice, terms.lock)}</li>
        <li>{w.limits(terms.yearlyCapBps, terms.liquidityFloor === 0n ? undefined : money(terms.liquidityFloor))}</li>
        <li>{w.interest(Math.max(terms.interestFloorBps, terms.interestBaseBps + terms.interestOverBaseBps))}</li>
        {repaid > 0n && <li>{w.repaid(repaid)}</li>}
      </ul>
      <p className="quiet">{w.legal}</p>
    </section>
  );
}

/** What belongs to the wallet's numbers: that of today, and those of the past. */
function Mine({ account }: { account: Address }) {
  const { books } = useSnapshot();
  const member = memberAt(books, account);
  const numbers = numbersOf(books, account).filter((number) => number !== member?.number && books.holdings.has(number));
  const isDissolved = statuteOf(books).dissolvedAt !== 0;
  return (
    <>
      {member === undefined && numbers.length === 0 && (
        <p className="prompt">{w.noMember(<Link href="/join">{w.toJoin}</Link>)}</p>
      )}
      {member !== undefined && (
        <Holding number={member.number}>{!isDissolved && <BuyForm account={account} member={member} />}</Holding>
      )}
      {numbers.map((number) => (
        <Holding key={number} number={number} />
      ))}
    </>
  );
}

interface HoldingProps {
  number: Member["number"];
  children?: React.ReactNode;
}

function Holding({ number, children }: HoldingProps) {
  const { books } = useSnapshot();
  const money = useMoney();
  const { shares, queued } = books.holdings.get(number) ?? { shares: 0n, queued: 0n };
  const hasLeft = books.members.get(number)?.leftAt !== 0;
  const isDissolved = statuteOf(books).dissolvedAt !== 0;
  const title = hasLeft ? w.oldNumber(number) : w.mine;
  return (
    <section className="section" aria-labelledby={`holding-${number}`}>
      <h2 id={`holding-${number}`}>{title}</h2>
      <div className="card form">
        <p>
          {w.held(<strong>{w.shares(shares)}</strong>, money(shares * capitalOf(books).par))}{" "}
          {queued > 0n && w.queued(queued)}
        </p>
        <ClaimInterest number={number} />
        {isDissolved && shares > 0n && <RedeemButton number={number} />}
      </div>
      <div className="share-forms">
        {children}
        {!isDissolved && shares > 0n && <WithdrawForm number={number} />}
      </div>
      <Statement number={number} />
    </section>
  );
}

/* STATEMENT */

function Statement({ number }: { number: number }) {
  const { events } = useSnapshot();
  const { currency } = useCoop();
  const movements = useMemo(() => statementOf(events, number), [events, number]);
  if (movements.length === 0) return null;

  const save = () => download(w.fileName(number), csvOf(movements, currency, words.csv), "text/csv");

  return (
    <details className="card">
      <summary>{w.statement(movements.length)}</summary>
      <ul className="lines share-statement">
        {[...movements].reverse().map((movement) => (
          <Line key={`${movement.transactionHash}-${movement.kind}-${movement.held}`} movement={movement} />
        ))}
      </ul>
      <button type="button" onClick={save}>
        {w.download}
      </button>
    </details>
  );
}

function Line({ movement: { kind, at, shares, amount, held, worth } }: { movement: Movement }) {
  const money = useMoney();
  return (
    <li>
      <span className="quiet">
        <Day at={at} />
      </span>
      <span>{words.csv.kinds[kind]}</span>
      <span>{shares === 0n ? "" : w.change(shares)}</span>
      <span>{money(amount)}</span>
      <span className="quiet">{w.balance(held, money(worth))}</span>
    </li>
  );
}

/* INTEREST */

function Interests() {
  const { books } = useSnapshot();
  const { account } = useSession();
  const money = useMoney();
  const number = account === undefined ? undefined : memberAt(books, account)?.number;
  const interests = [...books.interests.values()].reverse();
  return (
    <section className="section" aria-labelledby="interest-title">
      <h2 id="interest-title">{w.interestTitle}</h2>
      {interests.length === 0 ? (
        <p className="quiet">{w.noInterest}</p>
      ) : (
        <ul className="card lines">
          {interests.map((interest) => (
            <li key={interest.id}>
              <p>{w.declared(<Day at={interest.from} />, <Day at={interest.to} />, interest.rateBps)}</p>
              <p className="quiet">
                {w.together(money(interest.amount))}{" "}
                {number !== undefined && w.yourPart(money(interestOf(books, interest, number)))}
              </p>
            </li>
          ))}
        </ul>
      )}
      {number !== undefined && (
        <p className="quiet">
          <Link href="/votes/new?template=interest">{w.proposeInterest}</Link>
        </p>
      )}
    </section>
  );
}
