import type { Hex } from "viem";
import { claimOf, potOf } from "../../sdk/src/accounting.ts";
import { holderOf, numberOf } from "../../sdk/src/accounts.ts";
import * as parameters from "./parameters.ts";
import { jsonRoute } from "./route.ts";
import { account, address, amount, described, object, pageOf, text, whole } from "./schema.ts";

const MOST = 100; // of a page

const BALANCES = `
  select account, asset, amount::text as amount, block from balance
  where coop = $1 and ($2::text is null or asset = $2) and (account, asset) > ($3, $4)
  order by account, asset limit $5`;

interface BalanceRow {
  account: Hex;
  asset: string;
  amount: string;
  block: number;
}

const accountSchema = object({
  account,
  holder: described(address, "Whose account it is."),
  number: described(amount, "Of the account among those of its holder."),
  asset: address,
  amount: described(amount, "What is in it, in base units of the asset."),
  group: described(text, "What sort of account it is: general, reserve, capital, rounds, buckets, …"),
  claim: described(text, "Whose the money is: the co-op's own, or somebody's to whom it is owed."),
  block: described(whole, "Of the last entry."),
});

export const accountRoutes = [
  jsonRoute({
    path: "/v1/coops/{coop}/accounts",
    summary: "What every account of the treasury holds, asset by asset.",
    parameters: {
      coop: parameters.coop,
      asset: parameters.asset,
      cursor: parameters.cursorLike("^0x[0-9a-f]{64}-0x[0-9a-f]{40}$"),
      limit: parameters.limit(MOST, MOST),
    },
    answer: pageOf(accountSchema),
    async tell({ coop, asset, cursor, limit }, { coops, database }) {
      const { id, addresses } = await coops.find(coop);
      const after = cursor?.split("-") ?? ["", ""];
      const rows = await database.query<BalanceRow>(BALANCES, [id, asset ?? null, ...after, limit + 1]);
      const items = rows.slice(0, limit).map((row) => ({
        ...row,
        holder: holderOf(row.account),
        number: numberOf(row.account).toString(),
        group: potOf(row.account, addresses),
        claim: claimOf(row.account, addresses),
      }));
      const last = items.at(-1);
      const next = rows.length > limit && last !== undefined ? `${last.account}-${last.asset}` : null;
      return JSON.stringify({ items, next });
    },
  }),
];
