import { useRef, useState } from "react";
import { Link } from "wouter";
import type { AuditReport, CheckReport, Result } from "../../../sdk/src/audit/report.ts";
import type { Progress } from "../../../sdk/src/audit/walk.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { fileName } from "../treasury/fileName.ts";
import { download } from "../ui/download.ts";
import { dateTime } from "../ui/time.ts";
import { short } from "../words/format.ts";
import { language } from "../words/language.ts";
import { commandFor, compare, reportFile, shownIn } from "./compare.ts";
import type { Shown } from "./compare.ts";
import { faultOf, rememberedNode, rememberNode } from "./node.ts";
import type { Order } from "./order.ts";
import { useAudit } from "./useAudit.ts";
import type { Run } from "./useAudit.ts";
import { words } from "./words/index.ts";
import "../treasury/tables.css";
import "./audit.css";
import { CopyButton } from "../ui/CopyButton.tsx";

/** The whole audit, in the visitor's own browser, against whichever node the visitor trusts. */
export default function CheckPage() {
  const coop = useCoop();
  const snapshot = useSnapshot();
  const [url, setUrl] = useState(() => rememberedNode() ?? coop.rpcUrl);
  const { run, start, cancel } = useAudit();
  const shown = useRef<Shown>(undefined);
  const begin = () => {
    rememberNode(url, coop.rpcUrl);
    shown.current = shownIn(snapshot);
    const { block } = snapshot;
    start({ rpcUrl: url, coop: coop.addresses.treasury, chainId: coop.chain.id, block: block.number });
  };
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="card check">
        <NodeForm url={url} change={setUrl} isRunning={run.stage === "running"} begin={begin} cancel={cancel} />
        <div role="status">
          <Standing run={run} />
        </div>
        {run.stage === "failed" && <Failure run={run} />}
      </div>
      {run.stage === "done" && shown.current !== undefined && (
        <Report report={run.report} order={run.order} shown={shown.current} />
      )}
      <Limits />
      <Command url={url} block={run.stage === "done" ? run.report.block.number : undefined} />
    </Page>
  );
}

interface NodeFormProps {
  url: string;
  change: (url: string) => void;
  isRunning: boolean;
  begin: () => void;
  cancel: () => void;
}

function NodeForm({ url, change, isRunning, begin, cancel }: NodeFormProps) {
  const { rpcUrl } = useCoop();
  const fault = faultOf(url);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === undefined && !isRunning) begin();
      }}
    >
      <label>
        <span>{words.node.label}</span>
        <input
          type="url"
          required
          value={url}
          disabled={isRunning}
          aria-invalid={fault !== undefined || undefined}
          aria-describedby="node-about"
          onInput={(event) => change(event.currentTarget.value.trim())}
        />
      </label>
      <p id="node-about" className={fault === undefined ? "quiet" : "problem"}>
        {fault === undefined ? (url === rpcUrl ? words.node.isOurs : words.node.isYours) : words.node.faults[fault]}
      </p>
      <div className="buttons">
        {isRunning ? (
          <button type="button" onClick={cancel}>
            {words.cancel}
          </button>
        ) : (
          <button className="primary" disabled={fault !== undefined}>
            {words.begin}
          </button>
        )}
        {url !== rpcUrl && !isRunning && (
          <button type="button" className="plain" onClick={() => change(rpcUrl)}>
            {words.node.reset}
          </button>
        )}
      </div>
    </form>
  );
}

function Standing({ run }: { run: Run }) {
  if (run.stage === "running") return <Reading progress={run.progress} />;
  if (run.stage === "done") return <p>{words.took(run.took / 1000)}</p>;
  return null;
}

function Reading({ progress }: { progress?: Progress }) {
  if (progress === undefined) return <p>{words.starting}</p>;
  const { block, toBlock, events } = progress;
  return (
    <>
      <p>{block < toBlock ? words.reading(block.toString(), toBlock.toString(), events) : words.comparing(events)}</p>
      <progress className="reading" max={Number(toBlock)} value={Number(block)} aria-label={words.progress} />
    </>
  );
}

function Failure({ run: { order, trouble, detail } }: { run: Extract<Run, { stage: "failed" }> }) {
  return (
    <div className="problem-box" role="alert">
      <p>{words.troubles[trouble](order, detail)}</p>
      {trouble !== "otherChain" && detail !== "" && (
        <p className="quiet" lang="en">
          {detail}
        </p>
      )}
    </div>
  );
}

/* THE REPORT */

interface ReportProps {
  report: AuditReport;
  order: Order;
  shown: Shown;
}

function Report({ report, order, shown }: ReportProps) {
  const { checks, block, events, entries } = report;
  const ofResult = (result: Result) => checks.filter((check) => check.result === result);
  const failed = ofResult("fail");
  const save = () =>
    download(
      fileName(`${report.coop.name} audit block ${block.number}`, "json"),
      reportFile(report),
      "application/json",
    );
  return (
    <section aria-labelledby="report-title" className="section">
      <h2 id="report-title">{words.report.title}</h2>
      <p className={failed.length === 0 ? "verdict verdict-good" : "verdict verdict-bad"}>
        {failed.length === 0
          ? words.report.good(ofResult("pass").length, ofResult("not applicable yet").length)
          : words.report.bad(failed.length, checks.length)}
      </p>
      {failed.some(({ number }) => number === JOURNAL) && <p className="problem">{words.report.notWhole}</p>}
      <p>{words.report.read(events, entries, block.number.toString(), dateTime(block.timestamp), order.rpcUrl)}</p>
      <Comparisons report={report} shown={shown} />
      <ol className="checks">
        {checks.map((check) => (
          <Check key={check.number} check={check} />
        ))}
      </ol>
      <div className="buttons">
        <button type="button" onClick={save}>
          {words.report.save}
        </button>
      </div>
    </section>
  );
}

const JOURNAL = 2; // number of the check on which all others rest

function Check({ check: { number, title, result, evidence } }: { check: CheckReport }) {
  return (
    <li className={`check-line check-${LOOKS[result]}`} value={number}>
      <details open={result === "fail"}>
        <summary>
          <span className="check-number">{number}</span>
          <span>{words.checks[number] ?? title}</span>
          <span className="badge">{words.results[result]}</span>
        </summary>
        {language !== "en" && <p className="quiet">{words.report.english}</p>}
        <ul className="evidence" lang="en">
          {evidence.map((sentence, i) => (
            <li key={i}>{sentence}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}

const LOOKS: Readonly<Record<Result, string>> = { pass: "pass", fail: "fail", "not applicable yet": "pending" };

/** Whether the visitor's node and this page tell of the same chain. */
function Comparisons({ report, shown }: { report: AuditReport; shown: Shown }) {
  const comparisons = compare(report, shown);
  const isSame = comparisons.every((each) => each.isSame);
  return (
    <div className="card">
      <h3>{words.compare.title}</h3>
      <p className={isSame ? "verdict verdict-good" : "verdict verdict-bad"}>
        {isSame ? words.compare.same : words.compare.different}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.compare.audited}</th>
            <th scope="col">{words.compare.shown}</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map(({ what, audited, shown: own, isSame: isEqual }) => (
            <tr key={what} className={isEqual ? undefined : "is-different"}>
              <th scope="row">{words.compare.what[what]}</th>
              <td>{valueOf(what, audited)}</td>
              <td>{valueOf(what, own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function valueOf(what: ReturnType<typeof compare>[number]["what"], value: string) {
  if (what === "block") return <code title={value}>{short(value)}</code>;
  return what === "time" ? dateTime(BigInt(value)) : value;
}

/* AROUND IT */

function Limits() {
  return (
    <section aria-labelledby="limits-title" className="section">
      <h2 id="limits-title">{words.limits.title}</h2>
      <p>{words.limits.lead}</p>
      <ul className="findings">
        {words.limits.list.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Command({ url, block }: { url: string; block?: bigint }) {
  const { addresses } = useCoop();
  const command = commandFor(url, addresses.treasury, block);
  return (
    <section aria-labelledby="command-title" className="section">
      <h2 id="command-title">{words.command.title}</h2>
      <p>{words.command.lead}</p>
      <pre className="command">
        <code>{command}</code>
      </pre>
      <div className="buttons">
        <CopyButton text={command} />
      </div>
      <p>
        <Link href="/treasury">{words.command.treasury}</Link>
      </p>
    </section>
  );
}
