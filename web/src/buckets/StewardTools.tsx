import { useState } from "react";
import type { ReactNode, SubmitEvent } from "react";
import { encodeFunctionData, zeroHash } from "viem";
import { Link } from "wouter";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { MemberPicker } from "../members/MemberPicker.tsx";
import { useMe } from "../members/useMe.ts";
import { DocumentFields, NO_DOCUMENT } from "../ui/DocumentFields.tsx";
import { useMoney } from "../ui/money.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import { useAction } from "../wallet/useAction.ts";
import { coStewardsOf, hasEnded, isLead } from "./bucket.ts";
import type { Bucket } from "./bucket.ts";
import { words } from "./words/index.ts";

const said = words.tools;

/** What a steward can do with its bucket, besides asking for payouts. */
export function StewardTools({ bucket }: { bucket: Bucket }) {
  const { now } = useSnapshot();
  const me = useMe();
  if (hasEnded(bucket)) return null;
  const isIdea = bucket.state === "Idea";
  return (
    <section className="card stack" aria-labelledby="tools-title">
      <h2 id="tools-title">{said.title}</h2>
      {isIdea && now < bucket.deadline && <OpenButton bucket={bucket} />}
      {isIdea && (
        <p>
          <Link href={`/buckets/new?revise=${bucket.number}`}>{said.revise}</Link>
        </p>
      )}
      {bucket.state === "Funded" && <Promises bucket={bucket} />}
      {bucket.state === "Funded" && <Completing bucket={bucket} />}
      {isLead(bucket, me) && <Team bucket={bucket} />}
      <GivingUp bucket={bucket} />
    </section>
  );
}

function OpenButton({ bucket: { number, title, round, flags } }: { bucket: Bucket }) {
  const { books } = useSnapshot();
  const { buckets } = useContracts();
  const most = books.rounds.get(round)?.plan.flagsToBlock ?? 0;
  const isBlocked = most !== 0 && flags.length >= most;
  const opening = said.opening(title);
  const data = encodeFunctionData({ ...buckets, functionName: "open", args: [BigInt(number)] });
  return (
    <div className="stack">
      {isBlocked && <p className="problem">{said.blocked(flags.length)}</p>}
      <div>
        <StepButton className="primary" isHeldBack={isBlocked} step={{ words: opening, to: buckets.address, data }}>
          {said.open}
        </StepButton>
      </div>
    </div>
  );
}

interface DisclosedProps {
  summary: string;
  button: string;
  disabled?: boolean;
  act: () => Promise<unknown>;
  children: ReactNode;
}

/** Something that is not done by one slip of the finger: what it means is read first. */
function Disclosed({ summary, button, disabled = false, act, children }: DisclosedProps) {
  return (
    <details className="ask">
      <summary>{summary}</summary>
      <form
        className="form"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void act();
        }}
      >
        {children}
        <div className="buttons">
          <button type="submit" disabled={disabled}>
            {button}
          </button>
        </div>
      </form>
    </details>
  );
}

function Promises({ bucket }: { bucket: Bucket }) {
  return bucket.plan.commons.map(
    ({ what }, number) =>
      bucket.kept.every(({ promise }) => promise !== number) && (
        <Keeping key={number} bucket={bucket} promise={number} what={what} />
      ),
  );
}

function Keeping({ bucket, promise, what }: { bucket: Bucket; promise: number; what: string }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [document, setDocument] = useState(NO_DOCUMENT);
  const { hash, uri } = document;

  async function keep(): Promise<void> {
    const keeping = said.keeping(what);
    const args = [BigInt(bucket.number), BigInt(promise), hash ?? zeroHash, uri] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "keepPromise", args });
    await run(keeping, [{ words: keeping, to: buckets.address, data }]);
  }

  const isEmpty = hash === undefined && uri === "";
  return (
    <Disclosed summary={said.keep(what)} button={said.keepButton} disabled={busy || isEmpty} act={keep}>
      <DocumentFields name={said.keepName} where={said.keepWhere} draft={document} onChange={setDocument} />
    </Disclosed>
  );
}

function Completing({ bucket }: { bucket: Bucket }) {
  const { number, title, asset, raised, fromRound, spent, committed, plan, kept } = bucket;
  const { buckets } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const [report, setReport] = useState(NO_DOCUMENT);
  const isPaid = committed === spent;
  const isKept = plan.commons.every((_, i) => kept.some(({ promise }) => promise === i));

  async function complete(): Promise<void> {
    const completing = said.completing(title);
    const args = [BigInt(number), report.hash ?? zeroHash, report.uri] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "complete", args });
    await run(completing, [{ words: completing, to: buckets.address, data }]);
  }

  return (
    <Disclosed
      summary={said.complete}
      button={said.completeButton}
      disabled={busy || !isPaid || !isKept}
      act={complete}
    >
      {!isPaid && <p>{said.payoutsFirst}</p>}
      {!isKept && <p>{said.promisesFirst}</p>}
      {isPaid && isKept && (
        <>
          <p>{said.completeMeans(money(raised + fromRound - spent, asset))}</p>
          <DocumentFields name={said.report} where={said.reportWhere} draft={report} onChange={setReport} />
        </>
      )}
    </Disclosed>
  );
}

/** The steward names others who may do what it does, or hands the bucket over. */
function Team({ bucket }: { bucket: Bucket }) {
  const { number, title, steward } = bucket;
  const { books } = useSnapshot();
  const directory = useDirectory();
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [typed, setTyped] = useState("");
  const others = coStewardsOf(books, bucket);
  const chosen = typed === "" ? undefined : Number(typed);

  function name(who: number, isNamed: boolean): void {
    const naming = (isNamed ? said.naming : said.unnaming)(directory.member(who), title);
    const args = [BigInt(number), who, isNamed] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "nameCoSteward", args });
    void run(naming, [{ words: naming, to: buckets.address, data }]);
  }

  function handOver(who: number): void {
    const handingOver = said.handingOver(directory.member(who), title);
    const data = encodeFunctionData({ ...buckets, functionName: "appointSteward", args: [BigInt(number), who] });
    void run(handingOver, [{ words: handingOver, to: buckets.address, data }]);
  }

  return (
    <details className="ask">
      <summary>{said.team}</summary>
      <div className="stack saying">
        <p className="quiet">
          {said.coStewards} {others.length === 0 && said.noCoStewards}
        </p>
        {others.map((other) => (
          <div key={other}>
            <button type="button" className="plain" disabled={busy} onClick={() => name(other, false)}>
              {said.unname(directory.member(other))}
            </button>
          </div>
        ))}
        <MemberPicker
          label={said.member}
          chosen={typed}
          onChoose={setTyped}
          isOffered={(member) => member.number !== steward}
        />
        <div className="buttons">
          <button
            type="button"
            disabled={busy || chosen === undefined || others.includes(chosen)}
            onClick={() => chosen !== undefined && name(chosen, true)}
          >
            {said.name}
          </button>
          <button
            type="button"
            disabled={busy || chosen === undefined}
            onClick={() => chosen !== undefined && handOver(chosen)}
          >
            {said.handOver}
          </button>
        </div>
        <p className="quiet">{said.handOverMeans}</p>
      </div>
    </details>
  );
}

function GivingUp({ bucket }: { bucket: Bucket }) {
  const { number, title, asset, raised, fromRound, spent, state, round } = bucket;
  const { buckets } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();

  async function giveUp(): Promise<void> {
    const givingUp = said.givingUp(title);
    const data = encodeFunctionData({ ...buckets, functionName: "giveUp", args: [BigInt(number)] });
    await run(givingUp, [{ words: givingUp, to: buckets.address, data }]);
  }

  return (
    <Disclosed summary={said.giveUp} button={said.giveUpButton} disabled={busy} act={giveUp}>
      <p>
        {state === "Idea" ? said.giveUpIdea : said.giveUpMeans(money(raised + fromRound - spent, asset))}{" "}
        {state === "Open" && round !== 0 && said.giveUpInRound}
      </p>
    </Disclosed>
  );
}
