import { useState } from "react";
import type { SubmitEvent } from "react";
import { isAddress, isAddressEqual } from "viem";
import type { Address, Hex } from "viem";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { DocumentFields, NO_DOCUMENT } from "../ui/DocumentFields.tsx";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import { useAction } from "../wallet/useAction.ts";
import { words } from "./words/index.ts";

const said = words.ask;

/** What a bucket may pay for. */
const PAYABLE = ["Work", "Purchase", "Grant"] as const;
type Payable = (typeof PAYABLE)[number];

/** `Order` of contracts/Payouts.sol. */
export interface Order {
  recipient: Address;
  amount: bigint; // base units
  purpose: number;
  toAccount: boolean;
  receiptHash: Hex;
  receiptUri: string;
  invoice: string;
}

interface OrderFormProps {
  asset: Address;
  left: bigint; // base units: the most that can be asked for
  recipient?: Address; // where it is not for the visitor to choose
  excluded?: Address; // who must not get it
  says: {
    summary: string;
    means: string;
    button: string;
    excluded?: string;
    left: (amount: string) => string;
    tooMuch: (amount: string) => string;
    doing: (order: Order) => string;
    needs?: (amount: bigint) => string; // what an amount takes to be paid
  };
  callOf: (order: Order) => Hex;
}

/** What is to be paid, to whom and what for. The receipt stays where it is; its fingerprint goes on record. */
export function OrderForm({ asset, left, recipient: named, excluded, says, callOf }: OrderFormProps) {
  const { payouts } = useContracts();
  const { symbol, decimals } = denominationOf(asset, useCoop());
  const money = useMoney();
  const { run, busy } = useAction();
  const [typedRecipient, setRecipient] = useState("");
  const [typed, setTyped] = useState("");
  const [purpose, setPurpose] = useState<Payable>("Purchase");
  const [toAccount, setToAccount] = useState(false);
  const [invoice, setInvoice] = useState("");
  const [receipt, setReceipt] = useState(NO_DOCUMENT);
  const [handedIn, setHandedIn] = useState(0); // orders so far: each has a file field of its own

  const recipient = named ?? typedRecipient;
  const amount = parseMoney(typed, decimals);
  const isTooMuch = amount !== undefined && amount > left;
  const isExcluded = excluded !== undefined && isAddress(recipient) && isAddressEqual(recipient, excluded);
  const isWrong = recipient !== "" && !isAddress(recipient);
  const order: Order | undefined =
    isAddress(recipient) && !isExcluded && amount !== undefined && !isTooMuch && receipt.hash !== undefined
      ? {
          recipient,
          amount,
          purpose: PURPOSES.indexOf(purpose),
          toAccount,
          receiptHash: receipt.hash,
          receiptUri: receipt.uri,
          invoice: invoice.trim(),
        }
      : undefined;

  async function handIn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (order === undefined) return;
    const doing = says.doing(order);
    if (!(await run(doing, [{ words: doing, to: payouts.address, data: callOf(order) }]))) return;
    setTyped("");
    setInvoice("");
    setReceipt(NO_DOCUMENT);
    setHandedIn(handedIn + 1);
  }

  return (
    <details className="ask">
      <summary>{says.summary}</summary>
      <form className="form" onSubmit={(event: SubmitEvent) => void handIn(event)}>
        <p className="quiet">{says.means}</p>
        {named === undefined && (
          <label>
            <span>{said.recipient}</span>
            <input
              value={typedRecipient}
              placeholder="0x…"
              autoComplete="off"
              onChange={(event) => setRecipient(event.currentTarget.value.trim())}
            />
          </label>
        )}
        {(isWrong || isExcluded) && <p className="problem">{isWrong ? said.noWallet : says.excluded}</p>}
        <label className="check">
          <input type="checkbox" checked={toAccount} onChange={(event) => setToAccount(event.currentTarget.checked)} />
          <span>{said.toAccount}</span>
        </label>
        <label>
          <span>{said.amount(symbol)}</span>
          <input inputMode="decimal" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <p role="status" className={isTooMuch ? "problem" : "quiet"}>
          {(isTooMuch ? says.tooMuch : says.left)(money(left, asset))}{" "}
          {amount !== undefined && !isTooMuch && says.needs?.(amount)}
        </p>
        <label>
          <span>{said.purpose}</span>
          <select value={purpose} onChange={(event) => setPurpose(event.currentTarget.value as Payable)}>
            {PAYABLE.map((each) => (
              <option key={each} value={each}>
                {said.purposes[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{said.invoice}</span>
          <input value={invoice} onChange={(event) => setInvoice(event.currentTarget.value)} />
        </label>
        <DocumentFields
          key={handedIn}
          name={said.receipt}
          where={said.receiptWhere}
          draft={receipt}
          onChange={setReceipt}
        />
        {receipt.hash === undefined && <p className="quiet">{said.needsReceipt}</p>}
        <div className="buttons">
          <button type="submit" className="primary" disabled={busy || order === undefined}>
            {says.button}
          </button>
        </div>
      </form>
    </details>
  );
}
