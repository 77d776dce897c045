import { useContracts } from "../chain/contracts.ts";
import { useDirectory } from "../members/directory.ts";
import { usePayoutWords } from "../payouts/usePayouts.ts";
import { useMoney } from "../ui/money.ts";
import { actionWords } from "./actionWords.ts";
import type { Proposal } from "./proposal.ts";

/** What a proposal does where it is carried, one line a call. */
export function Actions({ proposal: { targets, calls, values } }: { proposal: Proposal }) {
  const contracts = useContracts();
  const directory = useDirectory();
  const money = useMoney();
  const words = { contracts, directory, money, payout: usePayoutWords() };
  return (
    <ul>
      {targets.map((target, i) => (
        <li key={i}>{actionWords(target, calls[i] ?? "0x", values[i] ?? 0n, words)}</li>
      ))}
    </ul>
  );
}
