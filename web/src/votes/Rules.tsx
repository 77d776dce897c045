import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import type { Kind } from "../../../sdk/src/books/statute.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { kindSentences } from "../proposals/kindSentences.ts";
import { words } from "./words/index.ts";

/** What kind of resolution a proposal is, and what it needs. */
export function Rules({ proposal: { kindId, isSecondCall } }: { proposal: ProposalRecord }) {
  const { books } = useSnapshot();
  const { className } = useDirectory();
  const record = books.kinds.get(kindId);
  const classNames = [...books.classes.keys()].map(className);
  const isOld = record !== undefined && statuteOf(books).slots[record.slot] !== kindId;
  return (
    <section aria-labelledby="vote-rules">
      <h2 id="vote-rules">{words.page.rules}</h2>
      {record === undefined ? (
        <p className="problem">{words.page.unknownRules}</p>
      ) : (
        <>
          <p>
            <strong>
              {isSecondCall
                ? words.kind.secondCall
                : record.slot === 0
                ? words.kind.ordinary
                : words.kind.stricter(record.slot)}
            </strong>
          </p>
          <ul className="vote-rules">
            {kindSentences(isSecondCall ? secondOf(record.kind) : record.kind, classNames).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          {isOld && <p className="quiet">{words.kind.old}</p>}
        </>
      )}
    </section>
  );
}

/** The same kind as it is where a question is put a second time. */
const secondOf = (kind: Kind): Kind => ({ ...kind, quorumBps: kind.secondQuorumBps, secondQuorumBps: 0 });
