import { useReads } from "../chain/snapshot.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { directoryOf } from "../members/directory.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { sentenceOf } from "../wallet/sentences.ts";
import { actionWords } from "./actionWords.ts";
import type { Call } from "./actionWords.ts";
import type { Desk } from "./desk.ts";
import { changesOf } from "./moneyAfter.ts";
import type { Change } from "./moneyAfter.ts";
import { tryOut } from "./trial.ts";
import type { Outcome, Trial } from "./trial.ts";
import { words } from "./words/index.ts";

interface TrialResultProps {
  calls: readonly Call[];
  desk: Desk;
}

/** What would happen if the proposal were carried out now. It stops nobody from proposing what works later. */
export function TrialResult({ calls, desk }: TrialResultProps) {
  const key = calls.flatMap(({ target, value, data }) => [target, value, data]);
  const trial = useReads(["trial", ...key], ({ coop, blockNumber }) =>
    tryOut(coop.client, coop.addresses.executor, calls, blockNumber),
  );
  return (
    <>
      <Loaded query={trial}>{(known) => <Outcomes trial={known} calls={calls} desk={desk} />}</Loaded>
      <Changes changes={changesOf(calls, desk)} desk={desk} />
    </>
  );
}

function Outcomes({ trial: { outcomes, isInTurn }, calls, desk }: TrialResultProps & { trial: Trial }) {
  const allWork = outcomes.every((outcome) => outcome === "works");
  return (
    <div role="status">
      <ol className="calls">
        {calls.map((call, i) => (
          <li key={i}>
            <p className="call-sentence">{actionWords(call, desk.names)}</p>
            <OutcomeWords outcome={outcomes[i] ?? "works"} desk={desk} />
          </li>
        ))}
      </ol>
      {!isInTurn && calls.length > 1 && <p className="quiet">{words.apart}</p>}
      <p className={allWork ? "quiet" : "prompt"}>{allWork ? words.allWork : words.mayStill}</p>
    </div>
  );
}

function OutcomeWords({ outcome, desk }: { outcome: Outcome; desk: Desk }) {
  const snapshot = useSnapshot();
  if (outcome === "works") return <p className="verdict verdict-good">{words.works}</p>;
  const { money, addresses } = desk.names;
  const { error } = outcome;
  const isSilent = typeof error === "object" && error !== null && "data" in error && error.data === "0x";
  const why = isSilent ? words.noReason : sentenceOf(error, { money, directory: directoryOf(snapshot), addresses });
  return <p className="verdict verdict-bad">{words.refused(why)}</p>;
}

function Changes({ changes, desk }: { changes: readonly Change[]; desk: Desk }) {
  if (changes.length === 0) return null;
  const { money, asset } = desk.names;
  return (
    <div className="changes">
      <h3>{words.money}</h3>
      <dl>
        {changes.map((change) => {
          const name = change.account === "general" ? words.general : words.reserve;
          const after = change.after < 0n ? 0n : change.after;
          return (
            <div key={`${change.account}${change.asset}`}>
              <dt>{name(asset(change.asset))}</dt>
              <dd>
                {words.fromTo(money(change.before, change.asset), money(after, change.asset))}{" "}
                {change.after < 0n && (
                  <span className="problem">{words.short(money(-change.after, change.asset))}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
