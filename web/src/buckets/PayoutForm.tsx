import { useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData, isAddress, keccak256 } from "viem";
import type { Hex } from "viem";
import { useCoop } from "../chain/coop.ts";
import { PURPOSE, purposeWords } from "../treasury/purposes.ts";
import { denominationOf, parseMoney, useMoney } from "../ui/money.ts";
import { short } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import type { Bucket } from "./useBuckets.ts";

/** Where a steward asks for money to be paid out. The receipt stays where it is; its fingerprint goes on record. */
export function PayoutForm({ bucket: { number, title, asset } }: { bucket: Bucket }) {
  const coop = useCoop();
  const { abi, address } = coop.contracts.buckets;
  const { symbol, decimals } = denominationOf(asset, coop);
  const money = useMoney();
  const { run, busy } = useAction();
  const [recipient, setRecipient] = useState("");
  const [typed, setTyped] = useState("");
  const [purpose, setPurpose] = useState<number>(PURPOSE.purchase);
  const [uri, setUri] = useState("");
  const [fingerprint, setFingerprint] = useState<Hex>();
  const amount = parseMoney(typed, decimals);
  const isReady = isAddress(recipient) && amount !== undefined && fingerprint !== undefined;

  async function ask(): Promise<void> {
    if (!isAddress(recipient) || amount === undefined || fingerprint === undefined) return;
    const words = `Ask for ${money(amount, asset)} from “${title}” for ${short(recipient)}`;
    const args = [BigInt(number), recipient, amount, purpose, fingerprint, uri] as const;
    const data = encodeFunctionData({ abi, functionName: "requestPayout", args });
    if (await run(words, [{ words, to: address, data }])) setTyped("");
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
          <span>Receipt (stays on your computer; only its fingerprint is recorded)</span>
          <input
            type="file"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              setFingerprint(file === undefined ? undefined : keccak256(new Uint8Array(await file.arrayBuffer())));
            }}
          />
        </label>
        <label>
          <span>Where others find the receipt, if anywhere</span>
          <input value={uri} placeholder="https://" onChange={(event) => setUri(event.target.value)} />
        </label>
        <button type="submit" disabled={busy || !isReady}>
          Ask for it
        </button>
      </form>
    </details>
  );
}
