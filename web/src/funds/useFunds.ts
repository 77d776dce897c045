import type { Address } from "viem";
import { accountOf } from "../../../sdk/src/accounts.ts";
import { balanceIn } from "../../../sdk/src/journal.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { fundOf } from "./fund.ts";
import type { Standing } from "./fund.ts";
import { titleOf } from "../ui/title.ts";

const CORE = 0n; // number of the account of money that is locked for core expenses

/** The match funds and the standing budgets. What lies in them is in the journal. */
export function useFunds() {
  const { books } = useSnapshot();
  const { addresses, ledger, buckets } = books;
  return {
    funds: [...books.funds.keys()].flatMap((number) => fundOf(books, number) ?? []),
    standing: [...books.standings.values()].map(
      (budget): Standing => ({ ...budget, title: titleOf(buckets.get(budget.bucket)?.plan.title) }),
    ),
    lockedIn: (asset: Address) => balanceIn(ledger, accountOf(addresses.funds, CORE), asset),
  };
}
