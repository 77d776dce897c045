import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useAction } from "../wallet/useAction.ts";
import { words } from "./words/index.ts";

const w = words.redeem;

/** Repays all shares of a member of a co-op that is dissolved. */
export function RedeemButton({ number }: { number: number }) {
  const { shares } = useContracts();
  const { run, busy } = useAction();
  const data = encodeFunctionData({ ...shares, functionName: "redeem", args: [BigInt(number)] });
  return (
    <div className="side-by-side">
      <p>{w.why}</p>
      <button
        type="button"
        className="primary"
        disabled={busy}
        onClick={() => void run(w.redeem, [{ words: w.redeem, to: shares.address, data }])}
      >
        {w.redeem}
      </button>
    </div>
  );
}
