import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { capitalOf, shareTermsOf } from "../../../sdk/src/books/shares.ts";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import type { Member } from "../members/register.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import { useAtomic } from "../wallet/useAtomic.ts";
import { words } from "./words/index.ts";

const w = words.buy;

/** Subscribes more shares, as many as the class may hold. */
export function BuyForm({ account, member }: { account: Address; member: Member }) {
  const { currency } = useCoop();
  const { books } = useSnapshot();
  const contracts = useContracts();
  const directory = useDirectory();
  const money = useMoney();
  const { run, busy } = useAction();
  const isAtomic = useAtomic();
  const purse = usePurse(account, currency.asset);
  const [typed, setTyped] = useState("");

  const { par } = capitalOf(books);
  const { minShares, maxShares } = books.classes.get(member.class) ?? { minShares: 0, maxShares: 0 };
  const held = Number(books.holdings.get(member.number)?.shares ?? 0n);
  const [least, most] = [Math.max(1, minShares - held), maxShares - held];
  const shares = Number(typed);
  const isFit = typed !== "" && Number.isInteger(shares) && shares >= least && shares <= most;
  const cost = BigInt(isFit ? shares : 0) * par;
  if (most < least) return <p className="card quiet">{w.full(maxShares, directory.className(member.class))}</p>;

  return (
    <Loaded query={purse}>
      {({ balance, permissionFor, valueOf }) => {
        async function buy(event: SubmitEvent): Promise<void> {
          event.preventDefault();
          const said = w.said(shares, money(cost));
          const data = encodeFunctionData({ ...contracts.shares, functionName: "subscribe", args: [shares] });
          const step = { words: said, to: contracts.shares.address, data, value: valueOf(cost) };
          if (await run(said, [...permissionFor(cost), step])) setTyped("");
        }
        return (
          <form className="card form" aria-labelledby="buy-title" onSubmit={(event: SubmitEvent) => void buy(event)}>
            <h3 id="buy-title">{w.title}</h3>
            {held < minShares && <p className="problem">{w.tooFew(minShares, directory.className(member.class))}</p>}
            <div className="fields">
              <label>
                <span>{w.shares(money(par))}</span>
                <input
                  type="number"
                  required
                  min={least}
                  max={most}
                  step={1}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </label>
              <button type="submit" className="primary" disabled={busy || !isFit || cost > balance}>
                {w.buy}
              </button>
            </div>
            <p role="status">{cost > 0n && w.cost(money(cost), money(balance))}</p>
            {cost > balance && <p className="problem">{w.tooDear(money(cost - balance))}</p>}
            {cost > 0n && cost <= balance && permissionFor(cost).length > 0 && !isAtomic && (
              <p className="quiet">{w.twoSteps}</p>
            )}
            <p className="quiet">{w.most(most, shareTermsOf(books).lock)}</p>
          </form>
        );
      }}
    </Loaded>
  );
}
