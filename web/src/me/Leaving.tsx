import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { shareTermsOf } from "../../../sdk/src/books/shares.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import type { Member } from "../members/register.ts";
import { useAction } from "../wallet/useAction.ts";
import { words } from "./words/index.ts";

const w = words.leaving;

/** Ends the membership, after it was read what that means. Nobody can refuse it. */
export function Leaving({ member }: { member: Member }) {
  const { books } = useSnapshot();
  const { members } = useContracts();
  const { run, busy } = useAction();
  const [isSure, setSure] = useState(false);
  const { shares } = books.holdings.get(member.number) ?? { shares: 0n };
  const buckets = [...books.buckets.values()].filter(
    ({ number, steward }) => steward === member.number && isRunning(books.purses.get(number)?.state),
  );

  async function resign(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = encodeFunctionData({ ...members, functionName: "resign" });
    await run(w.said, [{ words: w.said, to: members.address, data }]);
  }

  return (
    <section className="section" aria-labelledby="leaving-title">
      <h2 id="leaving-title">{w.title}</h2>
      <details className="card ask">
        <summary>{w.summary}</summary>
        <form className="form" onSubmit={(event: SubmitEvent) => void resign(event)}>
          <ul className="prose-list">
            <li>{w.atOnce}</li>
            <li>{w.votes}</li>
            {shares > 0n && <li>{w.shares(shares, shareTermsOf(books).notice)}</li>}
            <li>{w.money}</li>
            {buckets.length > 0 && <li>{w.buckets(buckets.map(({ plan }) => plan.title))}</li>}
            <li>{w.again}</li>
          </ul>
          <label className="check">
            <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
            <span>{w.sure}</span>
          </label>
          <div className="buttons">
            <button type="submit" disabled={busy || !isSure}>
              {w.resign}
            </button>
          </div>
        </form>
      </details>
    </section>
  );
}

const isRunning = (state: string | undefined): boolean => state === "Idea" || state === "Open" || state === "Funded";
