import { Fragment } from "react";
import { Link, useParams } from "wouter";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { proposalOf } from "../../../sdk/src/books/assembly.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useDirectory } from "../members/directory.ts";
import { Markdown } from "../ui/Markdown.tsx";
import { Day } from "../ui/Time.tsx";
import { list } from "../words/format.ts";
import { Actions } from "../proposals/Actions.tsx";
import { isAsNumbered } from "../proposals/procedure.ts";
import { agendaOf } from "./agenda.ts";
import { Ballot } from "./Ballot.tsx";
import { Ballots } from "./Ballots.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { stateAt, textOf } from "./proposal.ts";
import { ProxyBallots } from "./ProxyBallots.tsx";
import { Result } from "./Result.tsx";
import { Rules } from "./Rules.tsx";
import { sameWords } from "./sameWords.ts";
import { Summary } from "./Summary.tsx";
import { Timeline } from "./Timeline.tsx";
import "./votes.css";
import { words } from "./words/index.ts";

/** Everything there is to know about one decision, and to do in it. */
export default function VotePage() {
  const { number = "" } = useParams<{ number: string }>();
  const { books } = useSnapshot();
  const proposal = books.proposals.get(/^\d+$/.test(number) ? Number(number) : 0);
  if (proposal !== undefined) return <Decision key={proposal.number} proposal={proposal} />;
  return (
    <Page title={words.page.unknown} lead={words.page.unknownText}>
      <p>
        <Link href="/votes">{words.page.back}</Link>
      </p>
    </Page>
  );
}

function Decision({ proposal }: { proposal: ProposalRecord }) {
  const snapshot = useSnapshot();
  const directory = useDirectory();
  const state = stateAt(snapshot, proposal);
  const { title, text } = textOf(proposal);
  const isOver = state !== "pending" && state !== "active";
  const lead = (
    <>
      <Summary proposal={proposal} state={state} />{" "}
      {words.page.proposed(directory.wallet(proposal.proposer), <Day at={proposal.proposedAt} />)}
    </>
  );
  return (
    <Page title={title || words.list.number(proposal.number)} lead={lead}>
      {!isAsNumbered(proposal) && <p className="problem-box">{words.page.notAsNumbered}</p>}
      <SameQuestion proposal={proposal} />
      <SameWords proposal={proposal} />
      <div className="vote-columns">
        <div className="vote-column">
          <section aria-labelledby="vote-text">
            <h2 id="vote-text">{words.page.text}</h2>
            {text === "" ? <p className="quiet">{words.page.noText}</p> : <Markdown text={text} />}
          </section>
          <section aria-labelledby="vote-actions">
            <h2 id="vote-actions">{words.page.does[state]}</h2>
            {proposal.targets.length === 0 ? <p>{words.page.nothing}</p> : <Actions proposal={proposal} />}
          </section>
          {proposal.signers.length > 0 && (
            <p className="quiet">{words.petitions.signedBy(list(proposal.signers.map(directory.member)))}</p>
          )}
        </div>
        <div className="vote-column vote-standing">
          {state !== "cancelled" && <Result proposal={proposal} state={state} />}
          <Ballot proposal={proposal} state={state} />
          <ProxyBallots proposal={proposal} state={state} />
          <NextSteps proposal={proposal} state={state} />
        </div>
        <div className="vote-column">
          {isOver && state !== "cancelled" && <Outcomes proposal={proposal} />}
          {state !== "pending" && state !== "cancelled" && <Ballots proposal={proposal} isOpen={state === "active"} />}
          <Timeline proposal={proposal} state={state} />
          <Rules proposal={proposal} />
        </div>
      </div>
    </Page>
  );
}

/** The other vote on a question that was put twice. */
function SameQuestion({ proposal }: { proposal: ProposalRecord }) {
  const snapshot = useSnapshot();
  const first = proposal.first === undefined ? undefined : proposalOf(snapshot.books, proposal.first);
  const again = agendaOf(snapshot).again.get(proposal.id);
  return (
    <>
      {first !== undefined && <p className="quiet">{words.page.repeats(<VoteLink proposal={first} />)}</p>}
      {again !== undefined && <p className="quiet">{words.page.repeated(<VoteLink proposal={again} />)}</p>}
    </>
  );
}

function SameWords({ proposal }: { proposal: ProposalRecord }) {
  const { books } = useSnapshot();
  const others = sameWords(books, proposal);
  if (others.length === 0) return null;
  const votes = others.map((other, i) => (
    <Fragment key={other.number}>
      {i > 0 && ", "}
      <VoteLink proposal={other} />
    </Fragment>
  ));
  return <p className="prompt">{words.page.sameWords(votes)}</p>;
}

function VoteLink({ proposal: { number } }: { proposal: ProposalRecord }) {
  return <Link href={`/votes/${number}`}>{words.list.number(number)}</Link>;
}
