import { useState } from "react";
import { encodeFunctionData } from "viem";
import { Link } from "wouter";
import { capitalOf } from "../../../sdk/src/books/shares.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { memberAt, numbersOf } from "../members/register.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { StepButton } from "../wallet/StepButton.tsx";
import { useSession } from "../wallet/session.ts";
import { placesOf, roomToRepay } from "./queue.ts";
import type { Place } from "./queue.ts";
import { words } from "./words/index.ts";

const w = words.queue;
const PAGE = 20; // places that are shown at first, and with every wish for more

/** Everybody who waits for shares to be repaid. Anyone can have the next one paid. */
export function Queue() {
  const { books, now } = useSnapshot();
  const { account } = useSession();
  const isMember = account !== undefined && memberAt(books, account) !== undefined;
  const { isSuspended } = capitalOf(books);
  const [shown, setShown] = useState(PAGE);
  const places = placesOf(books, now);
  const [next] = places;
  const own = new Set(account === undefined ? [] : numbersOf(books, account));
  return (
    <section className="section" aria-labelledby="queue-title">
      <h2 id="queue-title">{w.title}</h2>
      <p className="lead">{w.lead}</p>
      {isSuspended && (
        <p className="prompt">
          {w.suspended} {isMember && <Link href="/votes/new?template=resume">{w.proposeResume}</Link>}
        </p>
      )}
      {next === undefined ? (
        <p className="quiet">{w.empty}</p>
      ) : (
        <div className="card form">
          <RoomWords />
          <ol className="queue">
            {places.slice(0, shown).map((place) => (
              <Waiting key={place.withdrawal.position} place={place} isOwn={own.has(place.withdrawal.number)} />
            ))}
          </ol>
          {shown < places.length && (
            <button type="button" onClick={() => setShown(shown + PAGE)}>
              {w.more(places.length - shown)}
            </button>
          )}
          <PayNext next={next} />
        </div>
      )}
      {isMember && !isSuspended && (
        <p className="quiet">
          <Link href="/votes/new?template=suspend">{w.proposeSuspension}</Link>
        </p>
      )}
    </section>
  );
}

/** What can be repaid at once. */
function RoomWords() {
  const { books, now } = useSnapshot();
  const { capOfYear, leftOfYear, yearEnds, aboveFloor } = roomToRepay(books, now);
  return (
    <p className="quiet">
      {leftOfYear !== undefined && capOfYear !== undefined && w.cap(leftOfYear, capOfYear, <Day at={yearEnds} />)}{" "}
      {w.floor(aboveFloor)}
    </p>
  );
}

function Waiting({ place, isOwn }: { place: Place; isOwn: boolean }) {
  const { books } = useSnapshot();
  const directory = useDirectory();
  const money = useMoney();
  const { withdrawal, ahead, sharesAhead, earliest, outOfTurnFrom, holds } = place;
  const { number, left, shares, askedAt } = withdrawal;
  return (
    <li className={isOwn ? "queue-own" : undefined}>
      <div className="side-by-side">
        <span>
          <Link href={`/members/${number}`}>{directory.member(number)}</Link>{" "}
          {isOwn && <span className="badge">{w.you}</span>}
        </span>
        <strong>{w.waits(left, money(left * capitalOf(books).par))}</strong>
      </div>
      <p className="quiet">
        {w.asked(<Day at={askedAt} />, shares)} {w.ahead(ahead, sharesAhead)}
      </p>
      <p className="quiet">
        {holds.length === 0 ? w.payable : w.earliest(<Day at={earliest} />)}{" "}
        {holds.map((hold) => w.holds[hold]).join(" ")}{" "}
        {outOfTurnFrom !== undefined && w.outOfTurn(<Day at={outOfTurnFrom} />)}
      </p>
      <div className="buttons">
        {isOwn && <CancelButton place={place} />}
        <OutOfTurnButton place={place} />
      </div>
    </li>
  );
}

/* ACTING */

function CancelButton({ place: { withdrawal } }: { place: Place }) {
  const { shares } = useContracts();
  const said = w.cancelSaid(withdrawal.left);
  const args = [BigInt(withdrawal.position)] as const;
  const data = encodeFunctionData({ ...shares, functionName: "cancelWithdrawal", args });
  return <StepButton step={{ words: said, to: shares.address, data }}>{w.cancel}</StepButton>;
}

/** Who has left waits no longer than three years, whatever holds back the others. */
function OutOfTurnButton({ place: { withdrawal, outOfTurnFrom } }: { place: Place }) {
  const { now } = useSnapshot();
  const { shares } = useContracts();
  const { account } = useSession();
  if (account === undefined || outOfTurnFrom === undefined || now < outOfTurnFrom) return null;
  const said = w.payOutOfTurn;
  const data = encodeFunctionData({ ...shares, functionName: "repayLeaver", args: [BigInt(withdrawal.position)] });
  return <StepButton step={{ words: said, to: shares.address, data }}>{said}</StepButton>;
}

const FEW = 10; // withdrawals that are repaid at once, if so many are due

/** The contract counts those that were cancelled as done, so it is asked for a few. */
function PayNext({ next: { holds } }: { next: Place }) {
  const { shares } = useContracts();
  const { account } = useSession();
  if (holds.length > 0) return <p>{w.notYet}</p>;
  if (account === undefined) return <p>{w.anybody}</p>;
  const data = encodeFunctionData({ ...shares, functionName: "repay", args: [BigInt(FEW)] });
  return (
    <div className="side-by-side">
      <p>{w.anybody}</p>
      <StepButton className="primary" step={{ words: w.pay, to: shares.address, data }}>
        {w.pay}
      </StepButton>
    </div>
  );
}
