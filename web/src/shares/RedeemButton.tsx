import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import { words } from "./words/index.ts";

const w = words.redeem;

/** Repays all shares of a member of a co-op that is dissolved. */
export function RedeemButton({ number }: { number: number }) {
  const { shares } = useContracts();
  const data = encodeFunctionData({ ...shares, functionName: "redeem", args: [BigInt(number)] });
  return (
    <div className="side-by-side">
      <p>{w.why}</p>
      <StepButton className="primary" step={{ words: w.redeem, to: shares.address, data }}>
        {w.redeem}
      </StepButton>
    </div>
  );
}
