import { useEffect, useState } from "react";
import { useSite } from "../chain/site.ts";
import { dismiss, isBusy, isOpen, useNotices } from "./notice.ts";
import type { Notice, Phase } from "./notice.ts";
import { readSent } from "./sent.ts";
import { setSession } from "./session.ts";
import { words } from "./words/index.ts";
import "./notices.css";

/** How long good news stays, in milliseconds. Bad news stays until it is dismissed. */
const GOOD_NEWS = 10_000;
const MINUTE = 60_000; // milliseconds
const SLOW = 2; // minutes, after which somebody may want to know what can be done

const GOOD: readonly Phase[] = ["done", "accepted", "counted", "declined"];

/** Tells how everything fares that the visitor has asked for, in a corner of the window. */
export function NoticeBar() {
  const { all, seen } = useNotices();
  useResumed();
  return (
    <div className="notice-place" role="status" aria-atomic="false" aria-label={words.notices}>
      {all.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} phase={phaseOf(notice, seen)} />
      ))}
    </div>
  );
}

/** What is recorded is done once the page shows the co-op as of that block. */
function phaseOf({ phase, block }: Notice, seen: bigint | undefined): Phase {
  const isShown = seen === undefined || block === undefined || seen >= block;
  return phase === "recorded" && isShown ? "done" : phase;
}

/** Follows what was sent before the page was loaded. */
function useResumed(): void {
  const site = useSite();
  useEffect(() => {
    if (readSent(site.chain.id).length > 0) void import("./resume.ts").then(({ resume }) => resume(site));
  }, [site]);
}

function NoticeCard({ notice, phase }: { notice: Notice; phase: Phase }) {
  const { id, step, problem, answer } = notice;
  useEffect(() => {
    if (!GOOD.includes(phase)) return;
    const timer = setTimeout(dismiss, GOOD_NEWS, id);
    return () => clearTimeout(timer);
  }, [phase, id]);

  return (
    <div className={`notice notice-${phase}`} role={phase === "failed" || phase === "asking" ? "alert" : undefined}>
      <p className="notice-words">
        <bdi>{notice.words}</bdi>
      </p>
      {step !== undefined && <p className="quiet">{words.step(step.number, step.of, step.words)}</p>}
      {problem !== undefined && <p className="notice-problem">{problem}</p>}
      <p className="notice-phase">{sayPhase(notice, phase)}</p>
      {phase === "sent" && <SoFar notice={notice} />}
      <div className="notice-tools">
        <TransactionLink hash={notice.hash} />
        {notice.isNetworkUnknown === true && (
          <button type="button" className="plain" onClick={() => setSession({ isAddingNetwork: true })}>
            {words.network.show}
          </button>
        )}
        {phase === "asking" && (
          <>
            <button type="button" onClick={() => answer?.(true)}>
              {words.sendAgain}
            </button>
            <button type="button" className="plain" onClick={() => answer?.(false)}>
              {words.leaveIt}
            </button>
          </>
        )}
        {!isBusy({ phase }) && (
          <button type="button" className="plain" onClick={() => dismiss(id)}>
            {isOpen({ phase }) ? words.hide : words.dismiss}
          </button>
        )}
      </div>
    </div>
  );
}

function sayPhase({ isShared, isHurried, isPartDone }: Notice, phase: Phase): string {
  if (phase === "signing" && isShared === true) return words.signingShared;
  if (phase === "sent" && isShared === true) return words.sentShared;
  if (phase === "sent" && isHurried === true) return words.hurried;
  if (phase === "declined" && isPartDone === true) return words.declinedRest;
  if (phase === "failed" && isPartDone === true) return words.failedRest;
  return words.phases[phase];
}

/** How long it is under way by now, once that is long. */
function SoFar({ notice: { sentAt = Date.now(), isShared } }: { notice: Notice }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 4);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.floor((now - sentAt) / MINUTE);
  if (minutes < 1) return null;
  return (
    <p className="quiet" aria-live="off">
      {words.soFar(minutes)} {minutes >= SLOW && isShared !== true && words.slow}
    </p>
  );
}

function TransactionLink({ hash }: { hash: string | undefined }) {
  const { explorerUrl } = useSite();
  if (hash === undefined) return null;
  if (explorerUrl === undefined) return <code className="notice-hash">{hash}</code>;
  return (
    <a href={`${explorerUrl}/tx/${hash}`} target="_blank" rel="noopener noreferrer">
      {words.transaction}
    </a>
  );
}
