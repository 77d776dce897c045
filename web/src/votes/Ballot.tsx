import { useId, useRef, useState } from "react";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { HandIn } from "../relay/HandIn.tsx";
import { useKeptBallots } from "../relay/kept.ts";
import { Pending } from "../relay/Pending.tsx";
import { useWays } from "../relay/ways.ts";
import type { Kind } from "../statute/statute.ts";
import { blockWords } from "./kindWords.ts";
import { OFFERED, readBallots } from "./proposal.ts";
import type { Choice, Proposal } from "./proposal.ts";
import { useHandIn } from "./useHandIn.ts";
import type { Standing } from "./useVote.ts";

interface BallotProps {
  proposal: Proposal;
  kind: Kind;
  account: Address;
  standing: Standing;
}

/** A member's ballot: what it says, and the ways to cast, change and withdraw it. */
export function Ballot({ proposal, kind, account, standing }: BallotProps) {
  const { relayerUrl } = useCoop();
  const ways = useWays();
  const { cast, withdraw, busy } = useHandIn(proposal, ways);
  const [reason, setReason] = useState("");
  const [isReasonMissing, setReasonMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  async function choose(choice: Choice): Promise<void> {
    const isMissing = choice === "Block" && reason.trim() === "";
    setReasonMissing(isMissing);
    if (isMissing) {
      field.current?.focus();
      return;
    }
    if (await cast(choice, reason.trim())) setReason("");
  }

  return (
    <div className="ballot" role="group" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>Your ballot</h4>
      <Said proposal={proposal} account={account} standing={standing} />
      <div>
        <label>
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
      </div>
      {relayerUrl !== undefined && <HandIn ways={ways} closesAt={proposal.closesAt} />}
      <div className="choices">
        {OFFERED.map((choice) => (
          <button
            key={choice}
            type="button"
            className="choice"
            aria-pressed={standing.choice === choice}
            disabled={busy}
            onClick={() => void choose(choice)}
          >
            {choice}
          </button>
        ))}
      </div>
      {standing.choice !== undefined && (
        <p>
          <button type="button" className="plain" disabled={busy} onClick={() => void withdraw()}>
            {standing.isOwn ? "Withdraw my ballot" : "Withdraw what my proxy cast"}
          </button>
        </p>
      )}
    </div>
  );
}

const CAST: Record<Choice, string> = {
  For: "voted for it",
  Against: "voted against it",
  Abstain: "abstained",
  Block: "blocked it",
};

/** What the ballot says now, who cast it, and what is on its way. */
function Said({ proposal, account, standing: { choice, isOwn } }: Omit<BallotProps, "kind">) {
  const directory = useDirectory();
  const { events } = useSnapshot();
  const pending = useKeptBallots().find((b) => b.voter === account && b.proposalId === `${proposal.id}`);
  const holder = readBallots(events, proposal.id).find(({ voter }) => voter === account)?.holder;
  return (
    <>
      {choice === undefined && pending === undefined && <p>You have not voted yet.</p>}
      {choice !== undefined && (isOwn || holder === undefined) && (
        <p>You {CAST[choice]}. You can change it until the close.</p>
      )}
      {choice !== undefined && !isOwn && holder !== undefined && (
        <p>
          {directory.wallet(holder)} {CAST[choice]} for you, as your proxy. Your own ballot prevails: cast it below.
        </p>
      )}
      {pending !== undefined && <Pending ballot={pending} />}
    </>
  );
}
