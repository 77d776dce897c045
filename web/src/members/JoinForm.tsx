import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, zeroHash } from "viem";
import type { Address, Hex } from "viem";
import { capitalOf, shareTermsOf } from "../../../sdk/src/books/shares.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { usePurse } from "../treasury/usePurse.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import { useAtomic } from "../wallet/useAtomic.ts";
import { useDirectory } from "./directory.ts";
import { acceptFor } from "./invitation.ts";
import type { Invitation } from "./invitation.ts";
import type { ClassOnRegister } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.join;

interface JoinFormProps {
  account: Address;
  class_: ClassOnRegister;
  invitation?: Invitation; // into this class
}

/** Joins an open class, or by invitation, with any number of shares, or asks to be admitted to another class. */
export function JoinForm({ account, class_: { number, definition }, invitation }: JoinFormProps) {
  const coop = useCoop();
  const { currency } = coop;
  const { books } = useSnapshot();
  const { members } = useContracts();
  const directory = useDirectory();
  const money = useMoney();
  const { run, busy } = useAction();
  const isAtomic = useAtomic();
  const purse = usePurse(account, currency.asset);
  const { minShares, maxShares, admission } = definition;
  const [typed, setTyped] = useState(String(minShares));

  const isInvited = invitation !== undefined;
  const isAtOnce = isInvited || ADMISSIONS[admission] === "Open";
  const shares = Number(typed);
  const isFit = Number.isInteger(shares) && shares >= minShares && shares <= maxShares;
  const cost = BigInt(isFit ? shares : 0) * capitalOf(books).par;
  const className = directory.className(number);

  async function entry(): Promise<Hex> {
    if (isInvited) {
      const args = await acceptFor(coop, invitation, account, shares);
      return encodeFunctionData({ ...members, functionName: "joinByInvitation", args });
    }
    return isAtOnce
      ? encodeFunctionData({ ...members, functionName: "join", args: [number, shares] })
      : encodeFunctionData({ ...members, functionName: "requestEntry", args: [number, shares, zeroHash, ""] });
  }

  const title = isInvited ? w.invitedTitle : isAtOnce ? w.joinTitle : w.askTitle;
  const button = isInvited ? w.joinInvited : isAtOnce ? w.join : w.ask;
  return (
    <Loaded query={purse}>
      {({ balance, permissionFor, valueOf }) => {
        const isAffordable = cost <= balance;
        async function join(event: SubmitEvent): Promise<void> {
          event.preventDefault();
          const paid = shares > 0 ? money(cost) : undefined;
          const said = isAtOnce ? w.joinAs(className, shares, paid) : w.askAs(className, shares, paid);
          await run(said, async () => {
            const data = await entry();
            return [...permissionFor(cost), { words: said, to: members.address, data, value: valueOf(cost) }];
          });
        }
        return (
          <form className="card form" aria-labelledby="join-title" onSubmit={(event: SubmitEvent) => void join(event)}>
            <h2 id="join-title">{title(className)}</h2>
            <div className="fields">
              <label className="narrow">
                <span>{w.shares(money(capitalOf(books).par))}</span>
                <input
                  type="number"
                  required
                  min={minShares}
                  max={maxShares}
                  step={1}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </label>
              <button type="submit" className="primary" disabled={busy || !isFit || !isAffordable}>
                {button}
              </button>
            </div>
            <p role="status">{cost === 0n ? w.free : w.cost(money(cost), money(balance))}</p>
            {!isAffordable && <p className="problem">{w.tooDear(money(cost - balance))}</p>}
            {isAffordable && permissionFor(cost).length > 0 && !isAtomic && <p className="quiet">{w.twoSteps}</p>}
            {!isAtOnce && cost > 0n && <p className="quiet">{w.escrow}</p>}
            {cost > 0n && (
              <p className="quiet">{words.shareRules(shareTermsOf(books).notice, shareTermsOf(books).lock)}</p>
            )}
            <p className="quiet">{words.legal}</p>
          </form>
        );
      }}
    </Loaded>
  );
}
