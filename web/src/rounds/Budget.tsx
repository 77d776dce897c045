import { useMoney } from "../ui/money.ts";
import type { Round } from "./useRounds.ts";

/** How the pool came about, where it is not simply the budget that members decided on. */
export function Budget({ round: { asset, pool, laidDown } }: { round: Round }) {
  const money = useMoney();
  const { plan, core, carried, added } = laidDown;
  if (core === 0n && carried === 0n && added === 0n) return null;
  const parts = [
    ...(core > 0n ? [`${money(core, asset)} core expenses first`] : []),
    ...(carried > 0n ? [`and ${money(carried, asset)} on top that earlier rounds had left`] : []),
    ...(added > 0n ? [`and ${money(added, asset)} added since`] : []),
    `${money(pool, asset)} shared out`,
  ];
  return (
    <p>
      {money(plan.budget, asset)} of the budget: {parts.join(", ")}.
    </p>
  );
}
