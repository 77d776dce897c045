import { useId, useRef, useState } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useMe } from "../members/useMe.ts";
import type { Kind } from "../statute/statute.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { duration } from "../ui/time.ts";
import { useAction } from "../wallet/useAction.ts";
import { blockWords } from "./kindWords.ts";
import { CHOICES } from "./proposal.ts";
import type { Choice, Proposal } from "./proposal.ts";
import { useBallot } from "./useVote.ts";

interface BallotFormProps {
  proposal: Proposal;
  kind: Kind;
  account: Address;
}

/** The visitor's ballot, or why there is none. */
export function BallotForm({ proposal, kind, account }: BallotFormProps) {
  const { member } = useMe();
  const ballot = useBallot(proposal.id, account, proposal.opensAt);
  if (member === undefined) {
    return (
      <p className="prompt">
        Only members vote. <a href="#members">See how to become one.</a>
      </p>
    );
  }
  return (
    <Loaded query={ballot}>
      {({ choice, isEligible, minTenure }) =>
        isEligible ? (
          <Ballot proposal={proposal} kind={kind} current={choice} />
        ) : (
          <p className="prompt">
            This vote opened too soon after you joined: members vote after {duration(minTenure)}. The next one may be
            yours.
          </p>
        )
      }
    </Loaded>
  );
}

const CAST: Record<Choice, string> = {
  For: "You voted for it.",
  Against: "You voted against it.",
  Abstain: "You abstained.",
  Block: "You blocked it.",
};

const ORDER: readonly Choice[] = ["For", "Against", "Abstain", "Block"];

interface BallotProps {
  proposal: Proposal;
  kind: Kind;
  current: Choice | undefined;
}

function Ballot({ proposal, kind, current }: BallotProps) {
  const { assembly } = useCoop().contracts;
  const { run, busy } = useAction();
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
    const words = `Vote on “${proposal.title}”: ${choice.toLowerCase()}`;
    const args = [proposal.id, CHOICES.indexOf(choice), reason.trim()] as const;
    const data = encodeFunctionData({ ...assembly, functionName: "castVoteWithReason", args });
    if (await run(words, [{ words, to: assembly.address, data }])) setReason("");
  }

  async function withdraw(): Promise<void> {
    const words = `Take back your ballot on “${proposal.title}”`;
    const data = encodeFunctionData({ ...assembly, functionName: "withdrawVote", args: [proposal.id] });
    await run(words, [{ words, to: assembly.address, data }]);
  }

  return (
    <div className="ballot" role="group" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>Your ballot</h4>
      <p>{current === undefined ? "You have not voted yet." : `${CAST[current]} You can change it until the close.`}</p>
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
      <div className="choices">
        {ORDER.map((choice) => (
          <button
            key={choice}
            type="button"
            className={`choice choice-${choice.toLowerCase()}`}
            aria-pressed={current === choice}
            disabled={busy}
            onClick={() => void cast(choice)}
          >
            {choice}
          </button>
        ))}
      </div>
      {current !== undefined && (
        <p>
          <button type="button" className="plain" disabled={busy} onClick={() => void withdraw()}>
            Withdraw my ballot
          </button>
        </p>
      )}
    </div>
  );
}
