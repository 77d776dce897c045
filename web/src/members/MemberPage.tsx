import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, zeroHash } from "viem";
import { Link, useParams } from "wouter";
import { ballotKey, ballotRight } from "../../../sdk/src/books/assembly.ts";
import type { BallotRecord, ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { hasLeft, numberAt } from "../../../sdk/src/books/members.ts";
import { capitalOf } from "../../../sdk/src/books/shares.ts";
import { eventsNamed } from "../../../sdk/src/events.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { Fact } from "../ui/Fact.tsx";
import { useMoney } from "../ui/money.ts";
import { Source } from "../ui/Source.tsx";
import { Day, When } from "../ui/Time.tsx";
import { textOf } from "../votes/proposal.ts";
import { useAction } from "../wallet/useAction.ts";
import { codeWords } from "./codes.ts";
import { useDirectory } from "./directory.ts";
import "./members.css";
import { useProxies } from "./proxies.ts";
import { registerOf, weightOfOne } from "./register.ts";
import type { Member } from "./register.ts";
import { useMe } from "./useMe.ts";
import { words } from "./words/index.ts";
import { tame } from "../ui/markdown/tame.ts";

const w = words.member;

/** What everybody may know of a member. */
export default function MemberPage() {
  const { number = "" } = useParams<{ number: string }>();
  const { books } = useSnapshot();
  const directory = useDirectory();
  const { member: me } = useMe();
  const member = books.members.get(Number(number));
  if (member === undefined) {
    return (
      <Page title={w.unknown} lead={w.unknownLead}>
        <Link href="/members">{w.back}</Link>
      </Page>
    );
  }
  const isMe = me?.number === member.number;
  return (
    <Page
      title={directory.member(member.number)}
      lead={<Since member={member} />}
      aside={isMe ? <span className="badge">{w.you}</span> : undefined}
    >
      <Notice member={member} isMe={isMe} />
      <Facts member={member} />
      <Votes member={member} />
      <Proposals member={member} />
      <Buckets number={member.number} />
      {me !== undefined && !isMe && <Decidable member={member} />}
      <p className="section">
        <Link href="/members">{w.back}</Link>
      </p>
    </Page>
  );
}

function Since({ member: { joinedAt, leftAt, left, isFounder, reason } }: { member: Member }) {
  if (leftAt === 0) return w.since(<Day at={joinedAt} />, isFounder);
  const code = reason === undefined ? undefined : codeWords(reason);
  return w.fromTo(<Day at={joinedAt} />, <Day at={leftAt} />, left ?? "resigned", code);
}

/* STANDING */

function Facts({ member }: { member: Member }) {
  const snapshot = useSnapshot();
  const { books } = snapshot;
  const directory = useDirectory();
  const money = useMoney();
  const { holder, principals } = useProxies(member);
  const { number, wallet, class: class_, votes, leftAt } = member;
  const standing = registerOf(snapshot).classes.find((one) => one.number === class_);
  const { shares, queued } = books.holdings.get(number) ?? { shares: 0n, queued: 0n };
  const isPresent = leftAt === 0;
  return (
    <section className="card" aria-label={w.facts}>
      <dl className="member-facts">
        <Fact name={w.class}>{directory.className(class_)}</Fact>
        {isPresent && standing !== undefined && (
          <Fact name={w.vote}>{w.weight(votes, weightOfOne(standing) * votes)}</Fact>
        )}
        <Fact name={w.shares}>{w.held(shares, money(shares * capitalOf(books).par), queued)}</Fact>
        {isPresent && (
          <Fact name={w.proxy}>
            {holder === undefined ? (
              w.noProxy
            ) : (
              <Link href={`/members/${holder.number}`}>{directory.member(holder.number)}</Link>
            )}
          </Fact>
        )}
        {principals.length > 0 && (
          <Fact name={w.principals}>
            <ul>
              {principals.map((principal) => (
                <li key={principal.number}>
                  <Link href={`/members/${principal.number}`}>{directory.member(principal.number)}</Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={w.wallet}>
          <code className="uri">{wallet}</code>
        </Fact>
      </dl>
    </section>
  );
}

/* EXPULSION */

const VALIDITY = 180 * 86_400; // seconds after the hearing, NOTICE_VALIDITY of contracts/Members.sol
const LAPSE_TIME = 365 * 86_400; // seconds in which a member pays for the least shares of its class

/** Where an expulsion stands, if the member was given notice. What it answered stands beside it. */
function Notice({ member: { number, heardUntil, leftAt }, isMe }: { member: Member; isMe: boolean }) {
  const { events, now } = useSnapshot();
  if (heardUntil === 0 || leftAt !== 0) return null;
  const notice = eventsNamed(events, "NoticeGiven").findLast(({ args }) => args.number === number);
  const answers = eventsNamed(events, "CaseStated").filter(({ args }) => args.number === number);
  const code = notice === undefined ? undefined : codeWords(notice.args.reason);
  const isOver = now > heardUntil + VALIDITY;
  return (
    <section className="card notice-of-expulsion" aria-labelledby="notice-title">
      <h2 id="notice-title">{isOver ? w.noticeOver : w.notice}</h2>
      {notice !== undefined && <p>{w.noticeGiven(<Day at={notice.blockTimestamp} />, code)}</p>}
      {!isOver && (
        <p>
          {now < heardUntil
            ? w.heardUntil(<When at={heardUntil} />)
            : w.mayBeExpelled(<Day at={heardUntil + VALIDITY} />)}
        </p>
      )}
      {answers.map(({ args, transactionHash, blockTimestamp }) => (
        <p key={transactionHash}>
          {w.answered(<Day at={blockTimestamp} />)} {args.uri !== "" && <Source uri={args.uri} />}
        </p>
      ))}
      {isMe && !isOver && <CaseForm />}
    </section>
  );
}

function CaseForm() {
  const { members } = useContracts();
  const { run, busy } = useAction();
  const [uri, setUri] = useState("");

  async function state(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = encodeFunctionData({ ...members, functionName: "stateCase", args: [zeroHash, uri.trim()] });
    if (await run(w.stateCase, [{ words: w.stateCase, to: members.address, data }])) setUri("");
  }

  return (
    <form className="form" onSubmit={(event: SubmitEvent) => void state(event)}>
      <label>
        <span>{w.whereCase}</span>
        <input required placeholder="https://" value={uri} onChange={(event) => setUri(event.currentTarget.value)} />
      </label>
      <p className="quiet">{w.caseHint}</p>
      <div className="buttons">
        <button type="submit" className="primary" disabled={busy || uri.trim() === ""}>
          {w.stateCase}
        </button>
      </div>
    </form>
  );
}

/* WHAT IT DID */

const PAGE = 20; // lines that are shown at first, and with every wish for more

function Votes({ member }: { member: Member }) {
  const { books, now } = useSnapshot();
  const [shown, setShown] = useState(PAGE);
  const proposals = [...books.proposals.values()].reverse();
  const ballotOf = ({ number }: ProposalRecord) => books.ballots.get(ballotKey(number, member.number));
  const cast = proposals.flatMap((proposal) => {
    const ballot = ballotOf(proposal);
    return ballot === undefined || ballot.choice === "None" ? [] : [{ proposal, ballot }];
  });
  const isCurrent = !hasLeft(books, member.number);
  const opened = proposals.filter(({ opensAt }) => opensAt < now);
  const possible = opened.filter((proposal) => ballotRight(books, proposal, member.wallet).votes > 0).length;
  return (
    <section className="section" aria-labelledby="ballots-title">
      <h2 id="ballots-title">{w.ballots}</h2>
      <p className="lead">
        {isCurrent ? w.tookPart(cast.length, Math.max(possible, cast.length)) : w.cast(cast.length)}
      </p>
      {cast.length > 0 && (
        <ul className="card member-ballots">
          {cast.slice(0, shown).map(({ proposal, ballot }) => (
            <Ballot key={proposal.number} proposal={proposal} ballot={ballot} />
          ))}
        </ul>
      )}
      {shown < cast.length && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {w.more}
        </button>
      )}
    </section>
  );
}

function Ballot({ proposal, ballot }: { proposal: ProposalRecord; ballot: BallotRecord }) {
  const { choice, isByProxy, reason, castAt } = ballot;
  return (
    <li>
      <p className="side-by-side">
        <Link href={`/votes/${proposal.number}`}>{textOf(proposal).title}</Link>
        <strong>{w.choices[choice]}</strong>
      </p>
      <p className="quiet">{w.castOn(<Day at={castAt} />, isByProxy)}</p>
      {reason !== "" && <p className="said prose">{tame(reason)}</p>}
    </li>
  );
}

function Proposals({ member }: { member: Member }) {
  const { books } = useSnapshot();
  const made = [...books.proposals.values()]
    .filter(({ proposer }) => proposer === member.wallet || numberAt(books, proposer) === member.number)
    .reverse();
  if (made.length === 0) return null;
  return (
    <section className="section" aria-labelledby="proposals-title">
      <h2 id="proposals-title">{w.proposals(made.length)}</h2>
      <ul className="card lines">
        {made.slice(0, 3 * PAGE).map((proposal) => (
          <li key={proposal.number} className="side-by-side">
            <Link href={`/votes/${proposal.number}`}>{textOf(proposal).title}</Link>
            <span className="quiet">
              <Day at={proposal.proposedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Buckets({ number }: { number: number }) {
  const { books } = useSnapshot();
  const directory = useDirectory();
  const stewarded = [...books.buckets.values()].filter(
    ({ steward, coStewards }) => steward === number || coStewards.includes(number),
  );
  if (stewarded.length === 0) return null;
  return (
    <section className="section" aria-labelledby="buckets-title">
      <h2 id="buckets-title">{w.buckets}</h2>
      <ul className="card lines">
        {stewarded.reverse().map((bucket) => (
          <li key={bucket.number} className="side-by-side">
            <Link href={`/buckets/${bucket.number}`}>{directory.bucket(bucket.number)}</Link>
            <span className="quiet">
              {w.bucketStates[books.purses.get(bucket.number)?.state ?? "None"]}
              {bucket.steward !== number && ` · ${w.coSteward}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/* WHAT MAY BECOME OF IT */

/** Resolutions about the member that somebody could propose now. Moving to a new wallet is for who has left too. */
function Decidable({ member }: { member: Member }) {
  const { books, now } = useSnapshot();
  const { number, leftAt, heardUntil, joinedAt, standings, class: class_ } = member;
  const isPresent = leftAt === 0;
  const isNoticed = isPresent && heardUntil !== 0 && now <= heardUntil + VALIDITY;
  const minShares = BigInt(books.classes.get(class_)?.minShares ?? 0);
  const since = Math.max(joinedAt, standings.at(-1)?.at ?? 0);
  const isUnpaid = (books.holdings.get(number)?.shares ?? 0n) < minShares && now >= since + LAPSE_TIME;
  const templates = [
    "recovery" as const,
    ...(isPresent && !isNoticed ? ["notice" as const] : []),
    ...(isNoticed ? ["expel" as const] : []),
    ...(isPresent && isUnpaid ? ["lapse" as const] : []),
  ];
  return (
    <details className="card ask section">
      <summary>{w.decide}</summary>
      <ul className="lines">
        {templates.map((template) => (
          <li key={template}>
            <Link href={`/votes/new?template=${template}&member=${number}`}>{w.decisions[template]}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
