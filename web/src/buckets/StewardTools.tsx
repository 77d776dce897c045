import { useState } from "react";
import type { ReactNode, SubmitEvent } from "react";
import { encodeFunctionData, zeroHash } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { DocumentFields, NO_DOCUMENT } from "../ui/DocumentFields.tsx";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import { FUNDED, hasEnded, IDEA, OPEN } from "./useBuckets.ts";
import type { Bucket } from "./useBuckets.ts";

/** What a steward can do with its bucket, besides asking for payouts. */
export function StewardTools({ bucket }: { bucket: Bucket }) {
  const { now } = useSnapshot();
  if (hasEnded(bucket)) return null;
  return (
    <div className="tools">
      {bucket.state === IDEA && now < bucket.deadline && <OpenButton bucket={bucket} />}
      {bucket.state === FUNDED && <Promises bucket={bucket} />}
      {bucket.state === FUNDED && <Completing bucket={bucket} />}
      <GivingUp bucket={bucket} />
    </div>
  );
}

function OpenButton({ bucket: { number, title } }: { bucket: Bucket }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const words = `Open “${title}” to be filled`;
  const data = encodeFunctionData({ ...buckets, functionName: "open", args: [BigInt(number)] });
  return (
    <button
      type="button"
      className="primary"
      disabled={busy}
      onClick={() => void run(words, [{ words, to: buckets.address, data }])}
    >
      Open it to be filled
    </button>
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
  const { plan, kept } = bucket.record;
  return plan.commons.map(
    ({ what }, number) => !kept.has(number) && <Keeping key={number} bucket={bucket} promise={number} what={what} />
  );
}

function Keeping({ bucket, promise, what }: { bucket: Bucket; promise: number; what: string }) {
  const { buckets } = useContracts();
  const { run, busy } = useAction();
  const [document, setDocument] = useState(NO_DOCUMENT);
  const { hash, uri } = document;

  async function keep(): Promise<void> {
    const words = `Show that “${what}” was given to everybody`;
    const args = [BigInt(bucket.number), BigInt(promise), hash ?? zeroHash, uri] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "keepPromise", args });
    await run(words, [{ words, to: buckets.address, data }]);
  }

  return (
    <Disclosed
      summary={`Show that a promise was kept: ${what}`}
      button="It was kept"
      disabled={busy || (hash === undefined && uri === "")}
      act={keep}
    >
      <DocumentFields name="What you give" where="Where everybody finds it" draft={document} onChange={setDocument} />
    </Disclosed>
  );
}

function Completing({ bucket }: { bucket: Bucket }) {
  const { number, title, asset, raised, fromRound, spent, committed, record } = bucket;
  const { buckets } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const [report, setReport] = useState(NO_DOCUMENT);
  const isPaid = committed === spent;
  const isKept = record.plan.commons.every((_, i) => record.kept.has(i));

  async function complete(): Promise<void> {
    const words = `Declare “${title}” completed`;
    const args = [BigInt(number), report.hash ?? zeroHash, report.uri] as const;
    const data = encodeFunctionData({ ...buckets, functionName: "complete", args });
    await run(words, [{ words, to: buckets.address, data }]);
  }

  return (
    <Disclosed
      summary="Declare it completed"
      button="It is completed"
      disabled={busy || !isPaid || !isKept}
      act={complete}
    >
      {isPaid && isKept ? (
        <p>
          The work is done. {money(raised + fromRound - spent, asset)} that are unspent go back to those who filled it.
          This cannot be undone.
        </p>
      ) : (
        <p>
          {isPaid
            ? "First show that every promise to everybody was kept."
            : "First every payout must be paid or taken back."}
        </p>
      )}
      {isPaid && isKept && (
        <DocumentFields name="Report" where="Where others find the report" draft={report} onChange={setReport} />
      )}
    </Disclosed>
  );
}

function GivingUp({ bucket }: { bucket: Bucket }) {
  const { number, title, asset, raised, fromRound, spent, state, round } = bucket;
  const { buckets } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const unspent = raised + fromRound - spent;

  async function giveUp(): Promise<void> {
    const words = `Give “${title}” up`;
    const data = encodeFunctionData({ ...buckets, functionName: "giveUp", args: [BigInt(number)] });
    await run(words, [{ words, to: buckets.address, data }]);
  }

  return (
    <Disclosed summary="Give it up" button="Give it up for good" disabled={busy} act={giveUp}>
      <p>
        {state === IDEA ? "The idea is dropped. " : "The bucket is cancelled. "}
        {state === OPEN && round !== 0 && "Members share out anew what they meant for it. "}
        {unspent > 0n && `${money(unspent, asset)} in it go back to those who filled it. `}This cannot be undone.
      </p>
    </Disclosed>
  );
}
