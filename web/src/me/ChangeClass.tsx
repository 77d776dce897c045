import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, zeroHash } from "viem";
import { MEMBER_TERMS } from "../../../sdk/src/books/members.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { requestAt } from "../members/register.ts";
import type { Member } from "../members/register.ts";
import { words as memberWords } from "../members/words/index.ts";
import { When } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { words } from "./words/index.ts";

const w = words.change;

/** Moves to an open class at once, or asks for another. */
export function ChangeClass({ member }: { member: Member }) {
  const { books } = useSnapshot();
  const others = [...books.classes].filter(([number]) => number !== member.class);
  const request = requestAt(books, member.wallet);
  if (others.length === 0 || (request !== undefined && request.state !== "refused")) return null;
  return (
    <section className="section" aria-labelledby="class-title">
      <h2 id="class-title">{w.title}</h2>
      <details className="card ask">
        <summary>{w.summary}</summary>
        <Form member={member} others={others.map(([number]) => number)} />
      </details>
    </section>
  );
}

function Form({ member, others }: { member: Member; others: readonly number[] }) {
  const { books, now } = useSnapshot();
  const { members } = useContracts();
  const directory = useDirectory();
  const { run, busy } = useAction();
  const [chosen, setChosen] = useState(others[0] ?? 0);

  const definition = books.classes.get(chosen);
  const admission = ADMISSIONS[definition?.admission ?? -1] ?? "Resolution";
  const isOpen = admission === "Open";
  const minShares = BigInt(definition?.minShares ?? 0);
  const { shares, queued } = books.holdings.get(member.number) ?? { shares: 0n, queued: 0n };
  const hasShares = shares - queued >= minShares;
  const possibleFrom = cooledDownAt(member, books.terms.get(MEMBER_TERMS));
  const isTooSoon = now < possibleFrom;

  async function change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const className = directory.className(chosen);
    const said = isOpen ? w.switchSaid(className) : w.askSaid(className);
    const data = isOpen
      ? encodeFunctionData({ ...members, functionName: "switchClass", args: [chosen] })
      : encodeFunctionData({ ...members, functionName: "requestEntry", args: [chosen, 0, zeroHash, ""] });
    await run(said, [{ words: said, to: members.address, data }]);
  }

  return (
    <form className="form" onSubmit={(event: SubmitEvent) => void change(event)}>
      <p>{w.hint}</p>
      <div className="fields">
        <label>
          <span>{w.into}</span>
          <select value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            {others.map((number) => (
              <option key={number} value={number}>
                {directory.className(number)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={busy || !hasShares || (isOpen && isTooSoon)}>
          {isOpen ? w.switch : w.ask}
        </button>
      </div>
      <p className="quiet">{memberWords.admissions[admission](definition?.vouchers ?? 0)}</p>
      {!hasShares && <p className="problem">{w.tooFew(minShares)}</p>}
      {isTooSoon && <p className="problem">{w.tooSoon(<When at={possibleFrom} />)}</p>}
    </form>
  );
}

/** From when a member may change its class again (seconds). Standings begin with what was before the first change. */
function cooledDownAt({ standings }: Member, terms: object | undefined): number {
  const lastChange = standings.findLast(({ class: class_ }, i) => i > 0 && class_ !== standings[i - 1]?.class);
  const cooldown = terms !== undefined && "switchCooldown" in terms ? Number(terms.switchCooldown) : 0;
  return lastChange === undefined ? 0 : lastChange.at + cooldown;
}
