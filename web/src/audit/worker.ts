import { getChainId } from "viem/actions";
import { audit } from "../../../sdk/src/audit/audit.ts";
import { NoAudit } from "../../../sdk/src/audit/report.ts";
import { isUnreachable } from "../../../sdk/src/audit/storage.ts";
import { connect } from "../../../sdk/src/logs.ts";
import type { Answer, Order, Trouble } from "./order.ts";

// Runs an audit beside the page, which goes on answering meanwhile.

const answer = (words: Answer): void => postMessage(words);

self.onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
  try {
    await carryOut(data);
  } catch (error) {
    const detail = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    answer({ kind: "trouble", trouble: troubleOf(error), detail: detail ?? "" });
  }
};

async function carryOut({ rpcUrl, coop, block, chainId }: Order): Promise<void> {
  const client = connect(rpcUrl);
  const found = await getChainId(client);
  if (found !== chainId) return answer({ kind: "trouble", trouble: "otherChain", detail: String(found) });
  const report = await audit(client, coop, { block, onProgress: (progress) => answer({ kind: "progress", progress }) });
  answer({ kind: "report", report });
}

/** What stands in the way, as far as the error says. */
function troubleOf(error: unknown): Trouble {
  if (isUnreachable(error)) return "unreachable";
  if (!(error instanceof NoAudit)) return "other";
  if (error.cause !== undefined) return isUnreachable(error.cause) ? "unreachable" : "refused";
  return /has no block/.test(error.message) ? "noBlock" : "noCoop";
}
