import { proposalOf } from "../books/assembly.ts";
import type { CoopEvent } from "../events.ts";
import type { Check, Context } from "./context.ts";
import { count, date } from "./findings.ts";
import type { Findings } from "./findings.ts";

/** Nothing was queued for earlier than the delays allow, and nothing carried out before its time. */
export const delays: Check = {
  number: 6,
  title: "No resolution was carried out before its delay was over",
  begin: (context, findings) => {
    let shortest = Infinity; // seconds
    let executed = 0;
    return {
      on: {
        ProposalQueued: (event) => {
          shortest = Math.min(shortest, Number(event.args.etaSeconds - event.blockTimestamp));
          checkQueued(context, findings, event);
        },
        ProposalExecuted: (event) => {
          executed++;
          checkExecuted(context, findings, event);
        },
      },
      finish: async () => {
        const queued = await compareDates(context, findings);
        findings.claim("None was carried out before its time.");
        const delay = queued === 0 ? "" : `; the shortest delay was ${count(shortest, "second")}`;
        findings.fact(`${count(queued, "resolution")} queued, ${executed} carried out${delay}.`);
      },
    };
  },
};

/** The longer of the executor's delay and that of the kind has to pass. */
function checkQueued({ books }: Context, findings: Findings, event: CoopEvent<"ProposalQueued">): void {
  const { proposalId, etaSeconds } = event.args;
  const proposal = proposalOf(books, proposalId);
  const kind = books.kinds.get(proposal?.kindId ?? -1)?.kind;
  if (proposal === undefined || kind === undefined) {
    return findings.fault(`Proposal ${proposalId} was queued, and nobody had made it.`, event);
  }
  const delay = Math.max(kind.delay, books.executorDelay);
  const given = Number(etaSeconds - event.blockTimestamp);
  const what = `Proposal ${proposal.number} may be carried out from ${date(etaSeconds)}`;
  const delays = `${count(given, "second")} after it was queued, and not ${count(delay, "second")}`;
  findings.expect(given >= delay, () => `${what}, ${delays}`, event);
}

function checkExecuted({ books }: Context, findings: Findings, event: CoopEvent<"ProposalExecuted">): void {
  const now = Number(event.blockTimestamp);
  const proposal = proposalOf(books, event.args.proposalId);
  const [queuedAt, eta] = [proposal?.queuedAt ?? 0, proposal?.executableFrom ?? 0];
  const what = `Proposal ${proposal?.number ?? event.args.proposalId} was carried out`;
  findings.expect(queuedAt !== 0, () => `${what} without having been queued`, event);
  findings.expect(now >= eta, () => `${what} on ${date(now)}, before ${date(eta)}`, event);
}

/** Gives how many were queued. */
async function compareDates({ books, storage, contracts }: Context, findings: Findings): Promise<number> {
  const queued = [...books.proposals.values()].filter(({ queuedAt }) => queuedAt !== 0);
  const etas = await Promise.all(queued.map(({ id }) => storage.read(contracts.assembly, "proposalEta", [id])));
  for (const [i, { number, executableFrom }] of queued.entries()) {
    const [own, stored] = [date(executableFrom), date(etas[i] ?? 0n)];
    const what = `Proposal ${number} may be carried out from ${own} by the events, from ${stored} by storage.`;
    findings.expect(BigInt(executableFrom) === etas[i], () => what);
  }
  return queued.length;
}
