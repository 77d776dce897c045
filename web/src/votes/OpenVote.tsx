import { useMemo } from "react";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { When } from "../ui/Time.tsx";
import { list } from "../ui/words.ts";
import { Actions } from "./Actions.tsx";
import { BallotForm } from "./BallotForm.tsx";
import { kindWords } from "./kindWords.ts";
import { readBallots } from "./proposal.ts";
import type { Ballot, Proposal } from "./proposal.ts";
import { ProxyBallots } from "./ProxyBallots.tsx";
import { Result } from "./Result.tsx";
import { Repeats } from "./SecondCall.tsx";
import { useVote } from "./useVote.ts";

/** A vote that members can take part in now. */
export function OpenVote({ proposal }: { proposal: Proposal }) {
  const directory = useDirectory();
  const { account, member } = useMe();
  const vote = useVote(proposal.id);
  const titleId = `vote-${proposal.id}`;
  return (
    <article className="card vote" aria-labelledby={titleId}>
      <header>
        <p className="badge">Open</p>
        <h3 id={titleId}>{proposal.title}</h3>
        <p className="quiet">
          Proposed by {directory.wallet(proposal.proposer)}. Closes <When at={proposal.closesAt} />.
        </p>
        {proposal.repeats !== undefined && (
          <p className="quiet">
            <Repeats proposal={proposal} />
          </p>
        )}
      </header>
      <p className="prose">{proposal.text}</p>
      <div className="actions">
        <h4>If it is carried</h4>
        <Actions proposal={proposal} />
      </div>
      <Loaded query={vote}>
        {({ count, kindId, isQuorate, isCarried }) => {
          const kind = directory.statute.kinds.get(kindId);
          if (kind === undefined) return <p className="problem">The rules of this vote are unknown.</p>;
          return (
            <>
              <p>{kindWords(kind, count.isSecondCall)}</p>
              <Result kind={kind} count={count} isQuorate={isQuorate} isCarried={isCarried} />
              {account === undefined ? (
                <ConnectPrompt to="to vote." />
              ) : (
                <BallotForm key={account} proposal={proposal} kind={kind} account={account} />
              )}
              {member !== undefined && <ProxyBallots key={member.number} proposal={proposal} member={member} />}
            </>
          );
        }}
      </Loaded>
      <Reasons proposal={proposal} />
    </article>
  );
}

/** The reasons that members give, and the ballots that were cast for others. */
function Reasons({ proposal: { id } }: { proposal: Proposal }) {
  const directory = useDirectory();
  const { events } = useSnapshot();
  const said = useMemo(() => gather(readBallots(events, id)), [events, id]);
  if (said.length === 0) return null;
  return (
    <div className="reasons">
      <h4>What members say</h4>
      <ul>
        {said.map(({ key, voters, choice, reason, holder }) => (
          <li key={key}>
            {reason !== "" && <p className="prose">{reason}</p>}
            <p className="quiet">
              {list(voters.map((voter) => directory.wallet(voter)))}, {choice.toLowerCase()}
              {holder !== undefined && `, cast by ${directory.wallet(holder)} as proxy`}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Saying extends Omit<Ballot, "voter"> {
  key: string;
  voters: readonly string[];
}

/** The ballots that have something to tell. What a proxy says for many alike is told once. */
function gather(ballots: readonly Ballot[]): Saying[] {
  const sayings = new Map<string, Saying>();
  for (const { voter, choice, reason, holder } of ballots) {
    if (reason === "" && holder === undefined) continue;
    const key = holder === undefined ? voter : `${holder} ${choice} ${reason}`;
    const voters = [...(sayings.get(key)?.voters ?? []), voter];
    sayings.set(key, { key, voters, choice, reason, holder });
  }
  return [...sayings.values()];
}
