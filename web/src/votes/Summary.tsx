import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import { Day, When } from "../ui/Time.tsx";
import { words } from "./words/index.ts";

/** Where a proposal stands, in a sentence. */
export function Summary({ proposal, state }: { proposal: ProposalRecord; state: ProposalState }) {
  const { summary } = words;
  const closed = <Day at={closeOf(proposal)} />;
  switch (state) {
    case "pending":
      return summary.pending(<When at={proposal.opensAt} />);
    case "active":
      return summary.active(<When at={closeOf(proposal)} />);
    case "cancelled":
      return summary.cancelled(<Day at={proposal.cancelledAt} />);
    case "queued":
      return summary.queued(closed, <When at={proposal.executableFrom} />);
    case "executed":
      return summary.executed(closed, <Day at={proposal.executedAt} />);
    default:
      return summary[state](closed);
  }
}
