import { proposalOf } from "../books/assembly.ts";
import type { Check } from "./context.ts";
import { count, date } from "./findings.ts";

/** Nothing was queued for earlier than the delays allow, and nothing carried out before its time. */
export const delays: Check = {
  number: 6,
  title: "No resolution was carried out before its delay was over",
  begin: ({ books, storage, contracts }, findings) => {
    let shortest = Infinity; // seconds
    let executed = 0;
    return {
      on: {
        ProposalQueued: (event) => {
          const [now, eta] = [Number(event.blockTimestamp), Number(event.args.etaSeconds)];
          const proposal = proposalOf(books, event.args.proposalId);
          const kind = books.kinds.get(proposal?.kindId ?? -1)?.kind;
          if (proposal === undefined || kind === undefined) {
            return findings.fault(`Proposal ${event.args.proposalId} was queued, and nobody had made it.`, event);
          }
          const delay = Math.max(kind.delay, books.executorDelay);
          shortest = Math.min(shortest, eta - now);
          const early = (): string =>
            `Proposal ${proposal.number} may be carried out from ${date(eta)}, ${count(eta - now, "second")} after it was queued; the delay is ${count(delay, "second")}`;
          findings.expect(eta - now >= delay, early, event);
        },
        ProposalExecuted: (event) => {
          executed++;
          const now = Number(event.blockTimestamp);
          const proposal = proposalOf(books, event.args.proposalId);
          const [queuedAt, eta] = [proposal?.queuedAt ?? 0, proposal?.executableFrom ?? 0];
          const what = `Proposal ${proposal?.number ?? event.args.proposalId} was carried out`;
          findings.expect(queuedAt !== 0, () => `${what} without having been queued`, event);
          findings.expect(now >= eta, () => `${what} on ${date(now)}, before ${date(eta)}`, event);
        },
      },
      finish: async () => {
        const queued = [...books.proposals.values()].filter(({ queuedAt }) => queuedAt !== 0);
        const etas = await Promise.all(queued.map(({ id }) => storage.read(contracts.assembly, "proposalEta", [id])));
        for (const [i, { number, executableFrom }] of queued.entries()) {
          const [own, stored] = [date(executableFrom), date(etas[i] ?? 0n)];
          const differs = (): string => `Proposal ${number} may be carried out from ${own} by the events, from ${stored} by storage.`;
          findings.expect(BigInt(executableFrom) === etas[i], differs);
        }
        findings.claim("None was carried out before its time.");
        const delay = queued.length === 0 ? "" : `; the shortest delay was ${count(shortest, "second")}`;
        findings.fact(`${count(queued.length, "resolution")} queued, ${executed} carried out${delay}.`);
      },
    };
  },
};
