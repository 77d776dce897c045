import type { Address, Hex } from "viem";
import { Link } from "wouter";
import { totalOf } from "../../../sdk/src/journal.ts";
import type { Ledger } from "../../../sdk/src/journal.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { Bar } from "../ui/Bar.tsx";
import { useMoney } from "../ui/money.ts";
import { Swatch } from "../ui/Swatch.tsx";
import { describeAccount, groupOf, GROUPS, SINGLE } from "./accounts.ts";
import type { Group } from "./accounts.ts";
import { words } from "./words/index.ts";

const MOST = 6; // accounts of a group that are told one by one

/** How much of an asset there is, and in which accounts it lies. */
export function Balances({ asset }: { asset: Address }) {
  const money = useMoney();
  const { ledger } = useSnapshot().books;
  const groups = useGroups(ledger, asset);
  const total = totalOf(ledger, asset);
  const share = (sum: bigint) => (total === 0n ? 0 : Number((sum * 10_000n) / total) / 10_000);
  return (
    <section className="card balances" aria-label={words.treasury.balances(money(total, asset))}>
      <p className="total">
        <strong>{money(total, asset)}</strong> <span className="quiet">{words.treasury.inAll}</span>
      </p>
      <Bar parts={groups.map(({ key, sum }) => ({ look: key, share: share(sum) }))} />
      {total === 0n ? (
        <p className="quiet">{words.treasury.empty}</p>
      ) : (
        <dl className="accounts">
          {groups.map((group) => (
            <GroupLine key={group.key} group={group} asset={asset} />
          ))}
        </dl>
      )}
    </section>
  );
}

interface Line {
  account: Hex;
  balance: bigint;
}

interface GroupSum {
  key: Group;
  lines: readonly Line[]; // the largest first
  sum: bigint;
}

function useGroups(ledger: Ledger, asset: Address): GroupSum[] {
  const { addresses, currency } = useCoop();
  const isMain = asset.toLowerCase() === currency.asset.toLowerCase();
  const lines = [...(ledger.balances.get(asset) ?? [])]
    .map(([account, balance]) => ({ account, balance, group: groupOf(account, addresses) }))
    .filter(({ balance }) => balance !== 0n)
    .sort((a, b) => (a.balance < b.balance ? 1 : -1));
  return GROUPS.map((key) => {
    const within = lines.filter(({ group }) => group === key);
    return { key, lines: within, sum: within.reduce((sum, { balance }) => sum + balance, 0n) };
  }).filter(({ key, sum }) => sum !== 0n || (isMain && key !== "others"));
}

function GroupLine({ group: { key, lines, sum }, asset }: { group: GroupSum; asset: Address }) {
  const money = useMoney();
  const { name, about } = words.groups[key];
  return (
    <div className="account">
      <dt>
        <Swatch look={key}>{name}</Swatch>
      </dt>
      <dd>
        <strong>{money(sum, asset)}</strong>
        <p className="quiet">{about}</p>
        {!SINGLE.has(key) && lines.length > 0 && (
          <ul className="account-parts">
            {lines.slice(0, MOST).map((line) => (
              <AccountLine key={line.account} line={line} asset={asset} />
            ))}
          </ul>
        )}
        {lines.length > MOST && <p className="quiet">{words.treasury.moreAccounts(lines.length - MOST)}</p>}
        {sum !== 0n && SINGLE.has(key) && lines[0] !== undefined && (
          <Link className="quiet" href={`/journal?account=${lines[0].account}`}>
            {words.treasury.statement(name)}
          </Link>
        )}
      </dd>
    </div>
  );
}

function AccountLine({ line: { account, balance }, asset }: { line: Line; asset: Address }) {
  const money = useMoney();
  const { addresses } = useCoop();
  const { name, title } = describeAccount(account, addresses, useDirectory());
  return (
    <li>
      <Link href={`/journal?account=${account}`} title={title}>
        {name}
      </Link>{" "}
      <span>{money(balance, asset)}</span>
    </li>
  );
}
