import { Link } from "wouter";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { agendaOf } from "./agenda.ts";
import { Announced } from "./Announced.tsx";
import { Decided } from "./Decided.tsx";
import { OpenVotes } from "./OpenVotes.tsx";
import "./votes.css";
import { Waiting } from "./Waiting.tsx";
import { words } from "./words/index.ts";

/** What is being decided, what will be, and what was. */
export default function VotesPage() {
  const { open, announced, waiting } = agendaOf(useSnapshot());
  const propose = (
    <Link className="button primary" href="/votes/new">
      {words.propose}
    </Link>
  );
  return (
    <Page title={words.title} lead={words.lead} aside={propose}>
      <OpenVotes proposals={open} />
      <Announced proposals={announced} />
      <Waiting proposals={waiting} />
      <Decided />
    </Page>
  );
}
