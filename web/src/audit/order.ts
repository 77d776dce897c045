import type { Address } from "viem";
import type { AuditReport } from "../../../sdk/src/audit/report.ts";
import type { Progress } from "../../../sdk/src/audit/walk.ts";

// What the page and the worker that audits say to each other.

/** What is to be audited, and which node is to be asked. */
export interface Order {
  rpcUrl: string;
  coop: Address;
  chainId: number;
  block: bigint;
}

/** Why there is no report. */
export type Trouble = "unreachable" | "otherChain" | "refused" | "noBlock" | "noCoop" | "other";

export type Answer =
  | { kind: "progress"; progress: Progress }
  | { kind: "report"; report: AuditReport }
  | { kind: "trouble"; trouble: Trouble; detail: string };
