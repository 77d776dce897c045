import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { unclaimedInterest } from "../me/todo.ts";
import { useMoney } from "../ui/money.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import { words } from "./words/index.ts";

const w = words.claim;
const AT_ONCE = 50n; // declarations that one transaction pays

/** Puts declared interest into the member's account of the treasury. */
export function ClaimInterest({ number }: { number: number }) {
  const snapshot = useSnapshot();
  const { shares } = useContracts();
  const money = useMoney();
  const due = unclaimedInterest(snapshot, number);
  if (due === 0n) return null;
  const said = w.said(money(due));
  const data = encodeFunctionData({ ...shares, functionName: "claimInterest", args: [number, AT_ONCE] });
  return (
    <div className="side-by-side">
      <p>{w.due(money(due))}</p>
      <StepButton className="primary" step={{ words: said, to: shares.address, data }}>
        {w.claim}
      </StepButton>
    </div>
  );
}
