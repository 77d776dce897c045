import type { ReactNode } from "react";
import { Progress } from "../buckets/Progress.tsx";
import { count } from "../ui/words.ts";
import type { Candidate } from "./Rounds.tsx";
import type { Round } from "./useRound.ts";

interface RoundBucketsProps {
  round: Round;
  candidates: readonly Candidate[];
  /** Units more, or fewer, than are saved: what the visitor is trying out. */
  changeOf?: (bucket: number) => number;
  /** What stands below each bucket. */
  control?: (candidate: Candidate) => ReactNode;
}

/** The buckets of a round and what is in them. */
export function RoundBuckets({ round, candidates, changeOf = () => 0, control }: RoundBucketsProps) {
  if (candidates.length === 0) return <p>No bucket has been opened in this round yet.</p>;
  return (
    <ul className="candidates">
      {candidates.map((candidate) => (
        <li key={candidate.number} className="candidate">
          <h4 id={`candidate-${candidate.number}`}>{candidate.title}</h4>
          <Progress
            bucket={candidate.bucket}
            fromMembers={(candidate.tally.units + BigInt(changeOf(candidate.number))) * round.unit}
            memberWords={count(candidate.tally.members, "member")}
          />
          {control?.(candidate)}
        </li>
      ))}
    </ul>
  );
}
