import { useId, useRef, useState } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { deadlineOf, HandIn } from "../relay/HandIn.tsx";
import type { Validity, Way } from "../relay/HandIn.tsx";
import { useKeptBallots } from "../relay/kept.ts";
import { Pending } from "../relay/Pending.tsx";
import { useIsRelaying } from "../relay/useRelayer.ts";
import { useSignedVote } from "../relay/useSignedVote.ts";
import type { Kind } from "../statute/statute.ts";
import { useAction } from "../wallet/useAction.ts";
import { blockWords } from "./kindWords.ts";
import { CHOICES, readBallots, voteWords } from "./proposal.ts";
import type { Choice, Proposal } from "./proposal.ts";
import type { Standing } from "./useVote.ts";

interface BallotProps {
  proposal: Proposal;
  kind: Kind;
  account: Address;
  standing: Standing;
}

const CAST: Record<Choice, string> = {
  For: "voted for it",
  Against: "voted against it",
  Abstain: "abstained",
  Block: "blocked it",
};

export const ORDER: readonly Choice[] = ["For", "Against", "Abstain", "Block"];

/** A member's ballot: what it says, and the ways to cast, change and withdraw it. */
export function Ballot({ proposal, kind, account, standing }: BallotProps) {
  const { relayerUrl } = useCoop();
  const isRelaying = useIsRelaying(relayerUrl);
  const [chosenWay, setWay] = useState<Way>("signed");
  const [validity, setValidity] = useState<Validity>("close");
  const way = isRelaying === true ? chosenWay : "own";
  const { handIn, withdraw, busy } = useHandIn(proposal, way, validity);
  const [reason, setReason] = useState("");
  const [isReasonMissing, setReasonMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  async function cast(choice: Choice): Promise<void> {
    const isMissing = choice === "Block" && reason.trim() === "";
    setReasonMissing(isMissing);
    if (isMissing) {
      field.current?.focus();
      return;
    }
    if (await handIn(choice, reason.trim())) setReason("");
  }

  return (
    <div className="ballot" role="group" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>Your ballot</h4>
      <Said proposal={proposal} account={account} standing={standing} />
      <label className="field">
        <span>Your reason, for everybody to read (needed for a block)</span>
        <textarea
          ref={field}
          rows={2}
          value={reason}
          aria-invalid={isReasonMissing}
          aria-describedby={`${id}-reason`}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p id={`${id}-reason`} className={isReasonMissing ? "problem" : "quiet"}>
        {isReasonMissing ? "A block needs a reason that the others can answer." : blockWords(kind)}
      </p>
      {relayerUrl !== undefined && (
        <HandIn
          isRelaying={isRelaying}
          way={way}
          onWay={setWay}
          validity={validity}
          onValidity={setValidity}
          closesAt={proposal.closesAt}
        />
      )}
      <div className="choices">
        {ORDER.map((choice) => (
          <button
            key={choice}
            type="button"
            className="choice"
            aria-pressed={standing.choice === choice}
            disabled={busy}
            onClick={() => void cast(choice)}
          >
            {choice}
          </button>
        ))}
      </div>
      {standing.choice !== undefined && (
        <p>
          <button type="button" className="plain" disabled={busy} onClick={() => void withdraw()}>
            Withdraw my ballot
          </button>
        </p>
      )}
    </div>
  );
}

/** Casts a ballot by the chosen way, and takes it back. Both say whether it went well. */
function useHandIn(proposal: Proposal, way: Way, validity: Validity) {
  const { contracts, relayerUrl } = useCoop();
  const { assembly } = contracts;
  const { now } = useSnapshot();
  const { run, busy } = useAction();
  const signVote = useSignedVote();

  function handIn(choice: Choice, reason: string): Promise<boolean> {
    const words = voteWords(proposal, choice);
    const support = CHOICES.indexOf(choice);
    if (way === "signed" && relayerUrl !== undefined) {
      const deadline = BigInt(deadlineOf(validity, proposal.closesAt, now));
      return signVote(words, relayerUrl, { proposalId: proposal.id, support, reason, deadline });
    }
    const args = [proposal.id, support, reason] as const;
    const data = encodeFunctionData({ ...assembly, functionName: "castVoteWithReason", args });
    return run(words, [{ words, to: assembly.address, data }]);
  }

  function withdraw(): Promise<boolean> {
    const words = `Take back your ballot on “${proposal.title}”`;
    const data = encodeFunctionData({ ...assembly, functionName: "withdrawVote", args: [proposal.id] });
    return run(words, [{ words, to: assembly.address, data }]);
  }

  return { handIn, withdraw, busy };
}

/** What the ballot says now, who cast it, and what is on its way. */
function Said({ proposal, account, standing: { choice, isOwn } }: Omit<BallotProps, "kind">) {
  const coop = useCoop();
  const directory = useDirectory();
  const { events } = useSnapshot();
  const pending = useKeptBallots(coop).find((b) => b.voter === account && b.proposalId === `${proposal.id}`);
  const holder = readBallots(events, proposal.id).find(({ voter }) => voter === account)?.holder;
  return (
    <>
      {choice === undefined && <p>You have not voted yet.</p>}
      {choice !== undefined && (isOwn || holder === undefined) && (
        <p>You {CAST[choice]}. You can change it until the close.</p>
      )}
      {choice !== undefined && !isOwn && holder !== undefined && (
        <p>
          {directory.wallet(holder)} {CAST[choice]} for you, as your proxy. Your own ballot prevails: cast it below.
        </p>
      )}
      {pending !== undefined && coop.relayerUrl !== undefined && (
        <Pending ballot={pending} relayerUrl={coop.relayerUrl} />
      )}
    </>
  );
}
