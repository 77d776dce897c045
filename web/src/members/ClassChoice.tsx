import { capitalOf } from "../../../sdk/src/books/shares.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMoney } from "../ui/money.ts";
import { useDirectory } from "./directory.ts";
import { weightOfOne } from "./register.ts";
import type { ClassOnRegister } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.join;

interface ClassChoiceProps {
  classes: readonly ClassOnRegister[];
  chosen: number;
  onChoose: (number: number) => void;
}

/** What a member of each class gives and gets. */
export function ClassChoice({ classes, chosen, onChoose }: ClassChoiceProps) {
  return (
    <fieldset className="class-choice">
      <legend>{w.choose}</legend>
      {classes.map((class_) => (
        <label key={class_.number} className="way">
          <input
            type="radio"
            name="class"
            checked={class_.number === chosen}
            onChange={() => onChoose(class_.number)}
          />
          <span>
            <ClassTerms class_={class_} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function ClassTerms({ class_ }: { class_: ClassOnRegister }) {
  const { par } = capitalOf(useSnapshot().books);
  const directory = useDirectory();
  const money = useMoney();
  const { number, definition, members, votes } = class_;
  const { weightBps, minShares, maxShares, admission, vouchers, isUser } = definition;
  const weight = weightOfOne({ definition, votes: votes + 1 });
  return (
    <>
      <strong>{directory.className(number)}</strong>
      <span>{words.admissions[ADMISSIONS[admission] ?? "Resolution"](vouchers)}</span>
      <span className="quiet">{w.say(members.length, weightBps, weight)}</span>
      <span className="quiet">{w.sharesAsked(minShares, money(BigInt(minShares) * par), maxShares)}</span>
      {!isUser && <span className="quiet">{words.register.nonUsers}</span>}
    </>
  );
}
