import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { When } from "../ui/Time.tsx";
import { dateTime } from "../ui/time.ts";
import { percent } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import { readProposals } from "./proposal.ts";
import type { Proposal } from "./proposal.ts";
import { useVote } from "./useVote.ts";

const WITHIN = 30 * 86_400; // seconds of the close: SECOND_CALL_WITHIN of contracts/Assembly.sol

/** Offers to put a question again that too few have voted on. Anyone may, once, by the rules of the first time. */
export function SecondCall({ proposal }: { proposal: Proposal }) {
  const { assembly } = useContracts();
  const { events, now } = useSnapshot();
  const { statute } = useDirectory();
  const { account } = useMe();
  const { run, busy } = useAction();
  const vote = useVote(proposal.id);
  const kind = statute.kinds.get(vote.data?.kindId ?? -1n);
  const until = proposal.closesAt + WITHIN;
  const isRepeated = readProposals(events).some(({ repeats }) => repeats === proposal.id);
  if (isRepeated) return <p className="quiet">Too few took part. It was put to the vote a second time.</p>;
  if (vote.data === undefined || kind === undefined) return null;
  if (vote.data.isQuorate || vote.data.count.isSecondCall) return null;
  if (kind.secondQuorumBps === 0 || now > until) return null;

  const words = `Call a second vote on “${proposal.title}”`;
  const args = [proposal.targets, proposal.values, proposal.calls, proposal.description] as const;
  const data = encodeFunctionData({ ...assembly, functionName: "callAgain", args });
  return (
    <>
      <p className="quiet">
        Too few took part. Until {dateTime(until)} it can be put to the vote once more, and{" "}
        {percent(kind.secondQuorumBps / 10_000)} taking part is enough then.
      </p>
      {account !== undefined && (
        <button type="button" disabled={busy} onClick={() => void run(words, [{ words, to: assembly.address, data }])}>
          Call a second vote
        </button>
      )}
    </>
  );
}

/** Says of a second vote which first one it repeats. */
export function Repeats({ proposal: { repeats } }: { proposal: Proposal }) {
  const { events } = useSnapshot();
  const first = readProposals(events).find(({ id }) => id === repeats);
  if (first === undefined) return null;
  return (
    <>
      This is the second vote on this question: in the first, which closed <When at={first.closesAt} />, too few took
      part.
    </>
  );
}
