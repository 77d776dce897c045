import type { Kind } from "../../../sdk/src/books/statute.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { readContract } from "viem/actions";
import { contractsOf } from "../chain/contracts.ts";
import { useReads } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { dateTime } from "../ui/time.ts";
import type { Call } from "./actionWords.ts";
import type { Desk } from "./desk.ts";
import { kindSentences } from "./kindSentences.ts";
import { datesOf } from "./procedure.ts";
import { words } from "./words/index.ts";

interface Rules {
  needed: number; // slot
  asked: number; // slot; not below what is needed
  kind: Kind;
  mustAgree: number; // bit c set: class c loses by it
}

/** Asks the statute what these calls take, as the assembly does when they are proposed. */
export function useRules(calls: readonly Call[], slot: number) {
  const [targets, datas] = [calls.map(({ target }) => target), calls.map(({ data }) => data)];
  return useReads(["rules", slot, ...targets, ...datas], async ({ coop, blockNumber }): Promise<Rules> => {
    const { statute } = contractsOf(coop.addresses);
    const needed = Number(
      await readContract(coop.client, { ...statute, functionName: "kindNeeded", args: [targets, datas], blockNumber }),
    );
    const asked = Math.max(slot, needed);
    const [, kind, , , mustAgree] = await readContract(coop.client, {
      ...statute,
      functionName: "rulesFor",
      args: [targets, datas, BigInt(slot > needed ? slot : 0)],
      blockNumber,
    });
    return { needed, asked, kind, mustAgree };
  });
}

interface ProcedureProps {
  calls: readonly Call[];
  slot: number; // that is asked for; 0: as needed
  desk: Desk;
  onChange: (slot: number) => void;
}

/** The kind of resolution that the proposal takes, in words, and the choice of a stricter one. */
export function Procedure({ calls, slot, desk, onChange }: ProcedureProps) {
  const rules = useRules(calls, slot);
  return (
    <Loaded query={rules}>{(known) => <Known rules={known} slot={slot} desk={desk} onChange={onChange} />}</Loaded>
  );
}

function Known({ rules, slot, desk, onChange }: Omit<ProcedureProps, "calls"> & { rules: Rules }) {
  const { needed, asked, kind, mustAgree } = rules;
  const classNames = [...desk.books.classes.keys()].map(desk.names.className);
  const losers = classNames.filter((_, c) => ((mustAgree >> c) & 1) === 1);
  const { opens, closes } = datesOf(kind, desk.now);
  const slots = statuteOf(desk.books).slots.map((_, one) => one);
  const stricter = slots.filter((one) => one > needed);
  return (
    <div className="form">
      <p>
        <strong>{words.needs(desk.names.kind(needed))}</strong> {asked > needed && words.chosen(desk.names.kind(asked))}
      </p>
      <ul className="call-details">
        {kindSentences(kind, classNames).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {losers.length > 0 && <li>{words.mustAgree(losers)}</li>}
      </ul>
      <p>{words.dates(dateTime(opens), dateTime(closes))}</p>
      {stricter.length > 0 && (
        <label className="stricter">
          <span>{words.stricter}</span>
          <select value={asked > needed ? slot : 0} onChange={(event) => onChange(Number(event.currentTarget.value))}>
            <option value={0}>{words.asNeeded(desk.names.kind(needed))}</option>
            {stricter.map((one) => (
              <option key={one} value={one}>
                {desk.names.kind(one)}
              </option>
            ))}
          </select>
          <span className="hint">{words.stricterHint}</span>
        </label>
      )}
    </div>
  );
}
