import { useState } from "react";
import type { RoundRecord } from "../../../sdk/src/books/rounds.ts";
import type { Bucket } from "../buckets/bucket.ts";
import { useCoop } from "../chain/coop.ts";
import { Candidates } from "./Candidates.tsx";
import { findShare, keepShare, keptShare } from "./roll.ts";
import type { RollProblem } from "./roll.ts";
import { Sharing } from "./Sharing.tsx";
import { words } from "./words/index.ts";

interface RollLoaderProps {
  round: RoundRecord;
  buckets: readonly Bucket[];
  member: number;
}

/** The chain has a roll's fingerprint only: the member brings the roll. */
export function RollLoader({ round, buckets, member }: RollLoaderProps) {
  const coop = useCoop().addresses.treasury;
  const { roll } = round.plan;
  const [share, setShare] = useState(() => keptShare(coop, roll, member));
  const [problem, setProblem] = useState<RollProblem>();

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const found = findShare(await file.text(), roll, member);
    if (typeof found === "string") return setProblem(found);
    keepShare(coop, roll, found);
    setShare(found);
  }

  if (share !== undefined) return <Sharing round={round} buckets={buckets} member={member} share={share} />;
  return (
    <>
      <Candidates round={round} buckets={buckets} />
      <div className="prompt stack">
        <h3>{words.roll.title}</h3>
        <p>{words.roll.means}</p>
        <label>
          <span>{words.roll.file}</span>
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void load(event.currentTarget.files?.[0])}
          />
        </label>
        {problem !== undefined && (
          <p className="problem" role="alert">
            {words.roll.problems[problem]}
          </p>
        )}
      </div>
    </>
  );
}
