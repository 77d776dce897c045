import { useEffect, useRef, useState } from "react";
import type { AuditReport } from "../../../sdk/src/audit/report.ts";
import type { Progress } from "../../../sdk/src/audit/walk.ts";
import type { Answer, Order, Trouble } from "./order.ts";
import workerUrl from "./worker.ts?worker&url";

/** How far an audit has come. */
export type Run =
  | { stage: "idle" }
  | { stage: "running"; order: Order; progress?: Progress }
  | { stage: "done"; order: Order; report: AuditReport; took: number } // milliseconds
  | { stage: "failed"; order: Order; trouble: Trouble; detail: string };

/** Where a page may only run scripts that it trusts, somebody has to say that this one is its own. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy("audit", { createScriptURL: () => workerUrl });

const openWorker = (): Worker => new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: "module" });

/** Audits in a worker of its own, which is gone when the audit is over, cancelled, or the page left. */
export function useAudit() {
  const [run, setRun] = useState<Run>({ stage: "idle" });
  const worker = useRef<Worker>(undefined);
  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => stop, []);

  const start = (order: Order) => {
    stop();
    const begun = performance.now();
    const own = openWorker();
    worker.current = own;
    setRun({ stage: "running", order });
    own.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "progress") return setRun({ stage: "running", order, progress: data.progress });
      stop();
      if (data.kind === "report")
        setRun({ stage: "done", order, report: data.report, took: performance.now() - begun });
      else setRun({ stage: "failed", order, trouble: data.trouble, detail: data.detail });
    };
    own.onerror = ({ message }) => {
      stop();
      setRun({ stage: "failed", order, trouble: "other", detail: message ?? "" });
    };
    own.postMessage(order);
  };
  const cancel = () => {
    stop();
    setRun({ stage: "idle" });
  };
  return { run, start, cancel };
}
