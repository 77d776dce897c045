import { useMoney } from "../ui/money.ts";
import { Source } from "../ui/Source.tsx";
import { count } from "../ui/words.ts";
import { guidelinesOf } from "./plans.ts";
import type { Round } from "./useRounds.ts";

/** What the members ask of buckets in a round. */
export function Guidelines({
  round: { asset, unit, capPerBucket, flagsToBlock, isOpenToAll, laidDown },
}: {
  round: Round;
}) {
  const money = useMoney();
  const { guidelines, uri } = laidDown.plan;
  const lines = guidelinesOf(guidelines);
  const rules = [
    ...(capPerBucket > 0
      ? [`Each member gives at most ${money(BigInt(capPerBucket) * unit, asset)} to one bucket.`]
      : []),
    ...(isOpenToAll ? ["Who is no member may suggest buckets too."] : []),
    ...(flagsToBlock > 0 ? [`${count(flagsToBlock, "open flag")} keep an idea out.`] : []),
  ];
  if (lines.length === 0 && rules.length === 0 && uri === "") return null;
  return (
    <div className="guidelines">
      {lines.length > 0 && (
        <>
          <h4>Guidelines</h4>
          <ol>
            {lines.map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ol>
        </>
      )}
      {rules.length > 0 && <p className="quiet">{rules.join(" ")}</p>}
      {uri !== "" && (
        <p className="quiet">
          More about it: <Source uri={uri} />
        </p>
      )}
    </div>
  );
}
