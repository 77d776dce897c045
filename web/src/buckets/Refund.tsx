import { useState } from "react";
import { encodeFunctionData, isAddress } from "viem";
import type { Address } from "viem";
import { Link } from "wouter";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { useMoney } from "../ui/money.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import { useAction } from "../wallet/useAction.ts";
import { short } from "../words/format.ts";
import type { Bucket } from "./bucket.ts";
import { historyOf } from "./history.ts";
import { dueFrom } from "./refunds.ts";
import { refundStep } from "./refundStep.ts";
import { words } from "./words/index.ts";

/** Gives back what an ended bucket did not spend: to the visitor, and on its behalf to the round and to the fund. */
export function Refund({ bucket }: { bucket: Bucket }) {
  const { addresses } = useCoop();
  const { events } = useSnapshot();
  const { account, member } = useMe();
  const money = useMoney();
  const history = historyOf(events, bucket.number);
  const due = (funder: Address) => dueFrom(bucket, history, funder, addresses.rounds);
  const own = account === undefined ? 0n : due(account);
  const taken = account === undefined ? undefined : history.refunds.get(account);
  const [ofRound, ofFund] = [due(addresses.rounds), due(addresses.funds)];
  if (own === 0n && taken === undefined && ofRound === 0n && ofFund === 0n) return null;
  const said = words.refund;
  return (
    <section className="card stack" aria-labelledby="refund-title">
      <h2 id="refund-title">{said.title}</h2>
      {account !== undefined && own > 0n && <OwnPart bucket={bucket} account={account} due={own} />}
      {taken !== undefined && <p>{said.taken(money(taken, bucket.asset))}</p>}
      {ofRound > 0n && <OthersPart bucket={bucket} funder={addresses.rounds} due={ofRound} whose="Round" />}
      {ofFund > 0n && <OthersPart bucket={bucket} funder={addresses.funds} due={ofFund} whose="Fund" />}
      {member !== undefined && (
        <p className="quiet">
          {said.account} <Link href="/me">{said.toAccount}</Link>
        </p>
      )}
    </section>
  );
}

interface OwnPartProps {
  bucket: Bucket;
  account: Address;
  due: bigint;
}

function OwnPart({ bucket: { number, title, asset }, account, due }: OwnPartProps) {
  const coop = useCoop();
  const { buckets } = useContracts();
  const money = useMoney();
  const { run, busy } = useAction();
  const [to, setTo] = useState("");
  const said = words.refund;
  const amount = money(due, asset);

  function takeBack(): void {
    const taking = said.taking(amount, title);
    void run(taking, [refundStep(coop.addresses, number, account, taking)]);
  }

  function takeThere(): void {
    if (!isAddress(to)) return;
    const taking = said.takingTo(amount, title, short(to));
    const data = encodeFunctionData({ ...buckets, functionName: "refundTo", args: [BigInt(number), to] });
    void run(taking, [{ words: taking, to: buckets.address, data }]);
  }

  return (
    <div className="stack">
      <div>
        <button type="button" className="primary" disabled={busy} onClick={takeBack}>
          {said.take(amount)}
        </button>
      </div>
      <details className="ask">
        <summary>{said.elsewhere}</summary>
        <div className="row-end">
          <label>
            <span>{said.otherWallet}</span>
            <input placeholder="0x…" value={to} onChange={(event) => setTo(event.currentTarget.value.trim())} />
          </label>
          <button type="button" disabled={busy || !isAddress(to)} onClick={takeThere}>
            {said.takeThere}
          </button>
        </div>
      </details>
    </div>
  );
}

interface OthersPartProps {
  bucket: Bucket;
  funder: Address;
  due: bigint;
  whose: "Round" | "Fund";
}

/** Anyone may send the part of a round or a fund on its way. */
function OthersPart({ bucket: { number, title, asset }, funder, due, whose }: OthersPartProps) {
  const { addresses } = useCoop();
  const { account } = useMe();
  const money = useMoney();
  const said = words.refund;
  const amount = money(due, asset);
  const returning = said[`returning${whose}`](amount, title);
  return (
    <p className="quiet">
      {said[`of${whose}`](amount)}{" "}
      {account !== undefined && (
        <StepButton className="plain" step={refundStep(addresses, number, funder, returning)}>
          {said.return}
        </StepButton>
      )}
    </p>
  );
}
