import { useEffect } from "react";
import { dismissNotice, isBusy, useNotice } from "./notice.ts";
import type { Phase } from "./notice.ts";

/** How long good news stays, in milliseconds. Bad news stays until it is dismissed. */
const GOOD_NEWS = 10_000;

const SAYS: Record<Exclude<Phase, "idle">, string> = {
  checking: "Checking that it can be done …",
  signing: "Confirm it in your wallet.",
  recording: "Being recorded …",
  handing: "Being handed to the co-op …",
  accepted: "Accepted. It will be counted shortly.",
  counted: "Your ballot is counted.",
  done: "Done and recorded.",
  failed: "Nothing was changed.",
};

/** Tells how the visitor's last action fares, in a corner of the window. */
export function NoticeBar() {
  const notice = useNotice();
  useEffect(() => {
    if (isBusy(notice) || notice.phase === "failed") return;
    const timer = setTimeout(dismissNotice, GOOD_NEWS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="notice-place" role="status">
      {notice.phase !== "idle" && (
        <div className={`notice notice-${notice.phase}`}>
          <p className="notice-words">{notice.words}</p>
          {notice.step !== undefined && <p className="quiet">{notice.step}</p>}
          {notice.problem !== undefined && <p className="notice-problem">{notice.problem}</p>}
          <p className="notice-phase">{SAYS[notice.phase]}</p>
          {!isBusy(notice) && (
            <button type="button" className="plain" onClick={dismissNotice}>
              Dismiss
            </button>
          )}
        </div>
      )}
    </div>
  );
}
