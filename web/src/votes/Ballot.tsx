import { useId, useRef, useState } from "react";
import type { Address } from "viem";
import { Link } from "wouter";
import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import { rightAt } from "../../../sdk/src/books/members.ts";
import type { MemberRecord } from "../../../sdk/src/books/members.ts";
import { CONSENT } from "../../../sdk/src/rules.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { OFFERED } from "../relay/choices.ts";
import type { Cast } from "../relay/choices.ts";
import { HandIn } from "../relay/HandIn.tsx";
import { useKeptBallots } from "../relay/kept.ts";
import { Pending } from "../relay/Pending.tsx";
import { useWays } from "../relay/ways.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { When } from "../ui/Time.tsx";
import { duration } from "../ui/time.ts";
import { ballotOf, hindranceOf, holderOf } from "./ballots.ts";
import { useHandIn } from "./useHandIn.ts";
import { words } from "./words/index.ts";

const MOST_CASTS = 24; // MAX_SEQUENCE of contracts/lib/Ballots.sol
const FEW = 5; // casts left, from which on a member is told

interface VoteProps {
  proposal: ProposalRecord;
  state: ProposalState;
}

/** The visitor's ballot, or why there is none. */
export function Ballot({ proposal, state }: VoteProps) {
  const { account, member } = useMe();
  const id = useId();
  if (state === "cancelled" || (state !== "active" && member === undefined)) return null;
  return (
    <section className="card ballot" role="group" aria-labelledby={id}>
      <h2 id={id}>{words.ballot.title}</h2>
      {account === undefined ? (
        <ConnectPrompt to={words.ballot.connect} />
      ) : member === undefined ? (
        <p>{words.ballot.hindrances.notMember(<Link href="/join">{words.ballot.hindrances.join}</Link>)}</p>
      ) : (
        <MembersBallot key={account} proposal={proposal} state={state} account={account} member={member} />
      )}
    </section>
  );
}

interface MembersBallotProps extends VoteProps {
  account: Address;
  member: MemberRecord;
}

function MembersBallot({ proposal, state, account, member }: MembersBallotProps) {
  const { books } = useSnapshot();
  const { className } = useDirectory();
  const { hindrances } = words.ballot;
  switch (hindranceOf(books, proposal, member)) {
    case "joinedLater":
      return <p>{hindrances.joinedLater}</p>;
    case "tenure":
      return <p>{hindrances.tenure(duration(books.kinds.get(proposal.kindId)?.kind.minTenure ?? 0))}</p>;
    case "class":
      return <p>{hindrances.class(className(rightAt(books, account, proposal.opensAt).class))}</p>;
    case "noVotes":
      return <p>{hindrances.noVotes}</p>;
  }
  if (state === "pending") return <p>{hindrances.notYetOpen(<When at={proposal.opensAt} />)}</p>;
  return (
    <>
      <Said proposal={proposal} state={state} account={account} member={member} />
      {state === "active" && <Form proposal={proposal} member={member} />}
    </>
  );
}

/** What the ballot says now, who cast it, and what is on its way. */
function Said({ proposal, state, account, member }: MembersBallotProps) {
  const directory = useDirectory();
  const snapshot = useSnapshot();
  const pending = useKeptBallots().find((b) => b.voter === account && b.proposalId === `${proposal.id}`);
  const { choice, isOwn, casts } = ballotOf(snapshot.books, proposal, member.number);
  const { ballot } = words;
  const isOpen = state === "active";
  const left = MOST_CASTS - casts;
  const holder = holderOf(snapshot, proposal, account);
  const byProxy = holder === undefined ? ballot.yourProxy : directory.wallet(holder);
  return (
    <>
      {choice === undefined && pending === undefined && (
        <p>{isOpen ? ballot.none : `${ballot.neverCast} ${ballot.hindrances.closed}`}</p>
      )}
      {choice !== undefined && isOwn && (
        <p>
          <strong>{ballot.said[choice]}</strong>{" "}
          {!isOpen ? ballot.hindrances.closed : left > FEW ? ballot.change : ballot.left(left)}
        </p>
      )}
      {choice !== undefined && !isOwn && (
        <p>
          <strong>{ballot.byProxy[choice](byProxy)}</strong> {isOpen ? ballot.prevails : ballot.hindrances.closed}
        </p>
      )}
      {pending !== undefined && <Pending ballot={pending} />}
    </>
  );
}

/** The ways to cast, change and withdraw a ballot. */
function Form({ proposal, member }: { proposal: ProposalRecord; member: MemberRecord }) {
  const { relayerUrl } = useCoop();
  const { books } = useSnapshot();
  const ways = useWays();
  const { cast, withdraw, busy } = useHandIn(proposal, ways);
  const [reason, setReason] = useState("");
  const [isReasonMissing, setReasonMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { choice: said, isOwn } = ballotOf(books, proposal, member.number);
  const isConsent = books.kinds.get(proposal.kindId)?.kind.mode === CONSENT;
  const { ballot } = words;

  async function choose(choice: Cast): Promise<void> {
    const isMissing = choice === "Block" && reason.trim() === "";
    setReasonMissing(isMissing);
    if (isMissing) {
      field.current?.focus();
      return;
    }
    if (await cast(choice, reason.trim())) setReason("");
  }

  return (
    <>
      <div>
        <label>
          <span>{ballot.reason}</span>
          <textarea
            ref={field}
            rows={2}
            value={reason}
            aria-invalid={isReasonMissing}
            aria-describedby={`${id}-reason`}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <p id={`${id}-reason`} className={isReasonMissing ? "problem" : "quiet"}>
          {isReasonMissing ? ballot.reasonMissing : isConsent ? ballot.blockStops : ballot.blockCounts}
        </p>
      </div>
      {relayerUrl !== undefined && <HandIn ways={ways} closesAt={closeOf(proposal)} />}
      <div className="choices vote-choices">
        {OFFERED.map((choice) => (
          <button
            key={choice}
            type="button"
            className="choice"
            aria-pressed={said === choice}
            disabled={busy}
            onClick={() => void choose(choice)}
          >
            {words.choices[choice]}
          </button>
        ))}
      </div>
      {said !== undefined && (
        <p>
          <button type="button" className="plain" disabled={busy} onClick={() => void withdraw()}>
            {isOwn ? ballot.withdraw : ballot.withdrawProxys}
          </button>
        </p>
      )}
    </>
  );
}
