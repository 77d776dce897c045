import { useMemo, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { capitalOf, shareTermsOf } from "../../../sdk/src/books/shares.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { Day } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { lockedOf } from "./statement.ts";
import { words } from "./words/index.ts";

const w = words.withdraw;

/** Asks for shares to be repaid, as many as are neither locked nor the least that the class must hold. */
export function WithdrawForm({ number }: { number: number }) {
  const { books, events, now } = useSnapshot();
  const contracts = useContracts();
  const directory = useDirectory();
  const money = useMoney();
  const { run, busy } = useAction();
  const [typed, setTyped] = useState("");

  const member = books.members.get(number);
  const { shares: held, queued } = books.holdings.get(number) ?? { shares: 0n, queued: 0n };
  const locked = useMemo(() => lockedOf(events, number, now), [events, number, now]);
  const least = member?.leftAt === 0 ? BigInt(books.classes.get(member.class)?.minShares ?? 0) : 0n;
  const free = held - queued;
  const most = [free - least, free - locked.shares].reduce((a, b) => (a < b ? a : b));
  const shares = Number(typed);
  const isFit = typed !== "" && Number.isInteger(shares) && shares > 0 && BigInt(shares) <= most;

  async function ask(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const said = w.said(shares, money(BigInt(shares) * capitalOf(books).par));
    const args = [BigInt(number), shares] as const;
    const data = encodeFunctionData({ ...contracts.shares, functionName: "requestWithdrawal", args });
    if (await run(said, [{ words: said, to: contracts.shares.address, data }])) setTyped("");
  }

  return (
    <form className="card form" aria-labelledby={`ask-${number}`} onSubmit={(event: SubmitEvent) => void ask(event)}>
      <h3 id={`ask-${number}`}>{w.title}</h3>
      {most > 0n ? (
        <div className="fields">
          <label>
            <span>{w.shares(most)}</span>
            <input
              type="number"
              required
              min={1}
              max={Number(most)}
              step={1}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button type="submit" disabled={busy || !isFit}>
            {w.ask}
          </button>
        </div>
      ) : (
        <p>{w.none}</p>
      )}
      {locked.shares > 0n && <p className="quiet">{w.locked(locked.shares, <Day at={locked.until} />)}</p>}
      {least > 0n && member !== undefined && (
        <p className="quiet">{w.least(least, directory.className(member.class))}</p>
      )}
      <p className="quiet">{w.then(shareTermsOf(books).notice)}</p>
    </form>
  );
}
