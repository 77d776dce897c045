import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, isAddress } from "viem";
import type { Bucket } from "../buckets/useBuckets.ts";
import { contractsOf } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { PURPOSE, purposeWords } from "../treasury/purposes.ts";
import { DocumentFields, NO_DOCUMENT } from "../ui/DocumentFields.tsx";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import { short } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";

/** Where a steward asks for money to be paid out. The receipt stays where it is; its fingerprint goes on record. */
export function PayoutForm({ bucket: { number, title, asset } }: { bucket: Bucket }) {
  const coop = useCoop();
  const { abi, address } = contractsOf(coop.addresses).payouts;
  const { symbol, decimals } = denominationOf(asset, coop);
  const money = useMoney();
  const { run, busy } = useAction();
  const [recipient, setRecipient] = useState("");
  const [typed, setTyped] = useState("");
  const [purpose, setPurpose] = useState<number>(PURPOSE.purchase);
  const [toAccount, setToAccount] = useState(false);
  const [invoice, setInvoice] = useState("");
  const [receipt, setReceipt] = useState(NO_DOCUMENT);
  const amount = parseMoney(typed, decimals);
  const isReady = isAddress(recipient) && amount !== undefined && receipt.hash !== undefined;

  async function ask(): Promise<void> {
    if (!isAddress(recipient) || amount === undefined || receipt.hash === undefined) return;
    const words = `Ask for ${money(amount, asset)} from “${title}” for ${short(recipient)}`;
    const papers = { receiptHash: receipt.hash, receiptUri: receipt.uri, invoice: invoice.trim() };
    const args = [BigInt(number), { recipient, amount, purpose, toAccount, ...papers }] as const;
    const data = encodeFunctionData({ abi, functionName: "request", args });
    if (!(await run(words, [{ words, to: address, data }]))) return;
    setTyped("");
    setInvoice("");
  }

  return (
    <details className="ask">
      <summary>Ask for a payout</summary>
      <form
        className="form"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label>
          <span>Wallet of whoever is paid</span>
          <input value={recipient} placeholder="0x…" onChange={(event) => setRecipient(event.target.value.trim())} />
        </label>
        <label className="check">
          <input type="checkbox" checked={toAccount} onChange={(event) => setToAccount(event.target.checked)} />
          <span>Pay into its account of the treasury, to be taken out later</span>
        </label>
        <label>
          <span>Amount in {symbol}</span>
          <input inputMode="decimal" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <label>
          <span>What for</span>
          <select value={purpose} onChange={(event) => setPurpose(Number(event.target.value))}>
            {[PURPOSE.work, PURPOSE.purchase, PURPOSE.grant].map((p) => (
              <option key={p} value={p}>
                {purposeWords(p)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Number of the invoice, if it has one</span>
          <input value={invoice} onChange={(event) => setInvoice(event.target.value)} />
        </label>
        <DocumentFields name="Receipt" where="Where others find the receipt" draft={receipt} onChange={setReceipt} />
        <div className="buttons">
          <button type="submit" disabled={busy || !isReady}>
            Ask for it
          </button>
        </div>
      </form>
    </details>
  );
}
