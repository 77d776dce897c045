import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { useDirectory } from "../members/directory.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { describeAccount, GROUPS } from "./accounts.ts";
import { totalOf } from "../../../sdk/src/journal.ts";
import type { Ledger } from "../../../sdk/src/journal.ts";

/** What lies in which account: the co-op's currency first, then whatever else it holds. */
export function Balances({ ledger }: { ledger: Ledger }) {
  const { asset } = useCoop().currency;
  const others = [...ledger.balances.keys()].filter((other) => other.toLowerCase() !== asset.toLowerCase());
  return [asset, ...others].map((held) => <AssetCard key={held} ledger={ledger} asset={held} />);
}

interface Line {
  account: string;
  name: string;
  title?: string;
  balance: bigint;
}

function AssetCard({ ledger, asset }: { ledger: Ledger; asset: Address }) {
  const money = useMoney();
  const groups = useGroups(ledger, asset);
  const total = totalOf(ledger, asset);
  const share = (sum: bigint) => (total === 0n ? 0 : Number((sum * 10_000n) / total) / 10_000);
  return (
    <div className="card balances">
      <p className="total">
        <strong>{money(total, asset)}</strong> <span className="quiet">held in all</span>
      </p>
      <Bar parts={groups.map(({ key, sum }) => ({ look: key, share: share(sum) }))} />
      <dl className="accounts">
        {groups.map((group) => (
          <GroupLine key={group.key} group={group} asset={asset} />
        ))}
      </dl>
    </div>
  );
}

type Group = (typeof GROUPS)[number] & { lines: readonly Line[]; sum: bigint };

function useGroups(ledger: Ledger, asset: Address): Group[] {
  const { addresses } = useCoop();
  const directory = useDirectory();
  const lines = [...(ledger.balances.get(asset) ?? [])]
    .map(([account, balance]) => ({ account, balance, ...describeAccount(account, addresses, directory) }))
    .filter(({ balance }) => balance !== 0n);
  return GROUPS.map((group) => {
    const within = lines.filter((line) => line.group === group.key);
    return { ...group, lines: within, sum: within.reduce((sum, { balance }) => sum + balance, 0n) };
  }).filter(({ key, sum }) => key !== "others" || sum !== 0n);
}

function GroupLine({ group, asset }: { group: Group; asset: Address }) {
  const { key: look, name, about, isSingle, lines, sum } = group;
  const money = useMoney();
  return (
    <div className="account">
      <dt>
        <Swatch look={look}>{name}</Swatch>
      </dt>
      <dd>
        <strong>{money(sum, asset)}</strong>
        <p className="quiet">{about}</p>
        {!isSingle && lines.length > 0 && (
          <ul className="account-parts">
            {lines.map((line) => (
              <li key={line.account}>
                <span title={line.title}>{line.name}</span> <span>{money(line.balance, asset)}</span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
