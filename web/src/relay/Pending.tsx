import { choiceOf } from "./choices.ts";
import type { SignedBallot } from "./kept.ts";
import { useAnswer } from "./useRelayer.ts";
import { words } from "./words/index.ts";

/** How far a signed ballot has got. */
export function Pending({ ballot }: { ballot: SignedBallot }) {
  const { data, error } = useAnswer(ballot);
  const choice = choiceOf(ballot);
  const tell = error === null ? words.pending[data?.state ?? "new"] : words.pending.silent;
  return (
    <p className="prompt" role="status">
      {tell(choice === undefined ? "?" : words.choices[choice])}
    </p>
  );
}
