import { zeroAddress } from "viem";
import { Markdown } from "../ui/Markdown.tsx";
import { callsOf, describeCall, ownerWords, selectorOf } from "./actionWords.ts";
import type { Call, Proposed, Saying } from "./actionWords.ts";
import { useNames } from "./names.ts";
import type { Names } from "./names.ts";
import { words } from "./words/actions/index.ts";
import "./proposals.css";

/** What a proposal does where it is carried, call by call, in its order. */
export function Actions({ proposal }: { proposal: Proposed }) {
  return <CallList calls={callsOf(proposal)} names={useNames()} />;
}

const DEEPEST = 3; // calls within calls that are told one by one; what lies deeper is as good as unknown

/** Calls in words, each with what exactly is called for whoever asks. */
export function CallList({ calls, names, depth = 0 }: { calls: readonly Call[]; names: Names; depth?: number }) {
  return (
    <ol className="calls">
      {calls.map((call, i) => (
        <li key={i} className="call">
          <CallWords call={call} names={names} depth={depth} />
        </li>
      ))}
    </ol>
  );
}

interface CallWordsProps {
  call: Call;
  names: Names;
  depth?: number;
}

export function CallWords({ call, names, depth = 0 }: CallWordsProps) {
  const saying = describeCall(call, names);
  const isTooDeep = saying.calls !== undefined && depth >= DEEPEST;
  const inner = isTooDeep ? [] : saying.calls ?? [];
  const flag = isTooDeep ? "unknown" : saying.flag;
  return (
    <>
      <p className="call-sentence">
        {flag !== undefined && <FlagBadge flag={flag} />} {saying.sentence}
      </p>
      {flag !== undefined && <p className={`call-warning call-warning-${flag}`}>{words.about[flag]}</p>}
      {depth === 0 && <LookAlikes call={call} names={names} />}
      <Details saying={saying} />
      {inner.length > 0 && <CallList calls={inner} names={names} depth={depth + 1} />}
      <Technical call={call} names={names} />
    </>
  );
}

/** Also those in calls within the call. Both addresses are in full: nobody has to take the page’s word for it. */
function LookAlikes({ call, names }: { call: Call; names: Names }) {
  return (
    <>
      {names.lookAlikes(call).map(({ address, known }) => (
        <p key={address + known} className="call-warning call-warning-alike">
          <FlagBadge flag="alike" />{" "}
          {words.alike(<code>{address}</code>, <code>{known}</code>, ownerWords(known, names))}
        </p>
      ))}
    </>
  );
}

function FlagBadge({ flag }: { flag: keyof typeof words.flags }) {
  return <span className={`call-flag call-flag-${flag}`}>{words.flags[flag]}</span>;
}

function Details({ saying: { details = [], texts = [] } }: { saying: Saying }) {
  return (
    <>
      {details.length > 0 && (
        <ul className="call-details">
          {details.map((detail, i) => (
            <li key={i}>{detail}</li>
          ))}
        </ul>
      )}
      {texts.map(({ title, text }, i) => (
        <details key={i} className="call-text" open={i === 0}>
          <summary>{title}</summary>
          <Markdown text={text} />
        </details>
      ))}
    </>
  );
}

function Technical({ call, names }: { call: Call; names: Names }) {
  return (
    <details className="call-technical">
      <summary>{words.technical}</summary>
      <dl>
        <dt>{words.target}</dt>
        <dd>
          <code>{call.target}</code>
        </dd>
        <dt>{words.selector}</dt>
        <dd>
          <code>{selectorOf(call) ?? words.nothing}</code>
        </dd>
        {call.value !== 0n && (
          <>
            <dt>{words.value}</dt>
            <dd>{names.money(call.value, zeroAddress)}</dd>
          </>
        )}
        <dt>{words.data}</dt>
        <dd>
          <code className="call-data">{call.data}</code>
        </dd>
      </dl>
    </details>
  );
}
