import type { Address } from "viem";
import { useMe } from "../members/useMe.ts";
import type { Kind } from "../statute/statute.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { duration } from "../ui/time.ts";
import { Ballot } from "./Ballot.tsx";
import type { Proposal } from "./proposal.ts";
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
      {(standing) =>
        standing.isEligible ? (
          <Ballot proposal={proposal} kind={kind} account={account} standing={standing} />
        ) : (
          <p className="prompt">
            This vote opened too soon after you joined: members vote after {duration(standing.minTenure)}. The next one
            may be yours.
          </p>
        )
      }
    </Loaded>
  );
}
