import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { denominationOf } from "../ui/money.ts";
import { bucketsOf, isSteward } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { useBucket } from "./useBucket.ts";
import { draftFrom, emptyDraft } from "./draft.ts";
import { IdeaForm } from "./IdeaForm.tsx";
import { words } from "./words/index.ts";
import "./buckets.css";

const said = words.idea;

/** Where somebody plans a bucket, or changes the plan of one that is still an idea. */
export default function IdeaPage() {
  const [query] = useSearchParams();
  const revised = useBucket(Number(query.get("revise") ?? 0));
  return revised === undefined ? <Suggesting round={Number(query.get("round") ?? 0)} /> : <Revising bucket={revised} />;
}

/** The rounds in which the visitor may suggest something: members in every open one, others where all may. */
function useOpenRounds() {
  const { books, now } = useSnapshot();
  const { member } = useMe();
  return [...books.rounds.values()]
    .filter(({ closesAt, plan }) => now < closesAt && (member !== undefined || plan.isOpenToAll))
    .reverse();
}

function Suggesting({ round }: { round: number }) {
  const coop = useCoop();
  const { account, member } = useMe();
  const rounds = useOpenRounds();
  const [made, setMade] = useState<Made>();
  const mayPlan = member !== undefined || rounds.length > 0;
  const first = rounds.find(({ number }) => number === round) ?? rounds[0];
  return (
    <Page title={said.title} lead={said.lead}>
      {account === undefined ? (
        <ConnectPrompt to={said.connect} />
      ) : !mayPlan ? (
        <p className="prompt">
          {said.membersOnly} <Link href="/join">{said.join}</Link>
        </p>
      ) : made !== undefined ? (
        <Done made={made} again={() => setMade(undefined)} />
      ) : (
        <IdeaForm
          key={account}
          rounds={rounds}
          mayCampaign={member !== undefined}
          start={{ ...emptyDraft(coop.currency.asset), round: first?.number ?? 0 }}
          onMade={setMade}
        />
      )}
    </Page>
  );
}

/** What was handed in, by which the new bucket is known among the others. */
export interface Made {
  title: string;
  after: number; // the newest bucket before it
}

function Done({ made: { title, after }, again }: { made: Made; again: () => void }) {
  const snapshot = useSnapshot();
  const me = useMe();
  const found = bucketsOf(snapshot).find((b) => b.number > after && b.title === title && isSteward(b, me));
  return (
    <div className="card stack" role="status">
      <h2>{said.doneTitle}</h2>
      {found !== undefined && <p>{said.done(<Link href={`/buckets/${found.number}`}>{title}</Link>)}</p>}
      <div>
        <button type="button" onClick={again}>
          {said.another}
        </button>
      </div>
    </div>
  );
}

function Revising({ bucket }: { bucket: Bucket }) {
  const coop = useCoop();
  const me = useMe();
  const rounds = useOpenRounds();
  const [isDone, setDone] = useState(false);
  const mayRevise = bucket.state === "Idea" && isSteward(bucket, me);
  const { decimals } = denominationOf(bucket.asset, coop);
  const link = <Link href={`/buckets/${bucket.number}`}>{bucket.title}</Link>;
  return (
    <Page title={said.reviseTitle(bucket.title)} lead={said.lead}>
      {isDone ? (
        <div className="card stack" role="status">
          <h2>{said.doneTitle}</h2>
          <p>{said.done(link)}</p>
        </div>
      ) : me.account === undefined ? (
        <ConnectPrompt to={said.connect} />
      ) : !mayRevise ? (
        <p className="prompt">
          {said.notYours} {link}
        </p>
      ) : (
        <IdeaForm
          key={bucket.number}
          revised={bucket}
          rounds={rounds}
          mayCampaign={me.member !== undefined}
          start={{ ...draftFrom(bucket.plan, decimals), asset: bucket.asset }}
          onMade={() => setDone(true)}
        />
      )}
    </Page>
  );
}
