import { useMemo } from "react";
import type { Address } from "viem";
import { useCoop } from "../chain/coop.ts";
import { eventsNamed } from "../chain/events.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMoney } from "../ui/money.ts";
import { Section } from "../ui/Section.tsx";
import { describeAccount, GROUPS } from "./accounts.ts";
import type { Group } from "./accounts.ts";
import { Audit } from "./Audit.tsx";
import { Journal } from "./Journal.tsx";
import { replay, totalOf } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";

/** All money of the co-op, from the journal alone, and the proof that nothing is missing. */
export function Treasury() {
  const { events } = useSnapshot();
  const entries = useMemo(() => eventsNamed(events, "Entry"), [events]);
  const ledger = useMemo(() => replay(entries.map((entry) => entry.args)), [entries]);
  return (
    <Section id="treasury" title="Treasury" lead="All the money of the co-op, and every movement of it.">
      <div className="treasury">
        <Balances ledger={ledger} />
        <Audit ledger={ledger} />
      </div>
      <Journal entries={entries} />
    </Section>
  );
}

function Balances({ ledger }: { ledger: Ledger }) {
  const { currency } = useCoop();
  const money = useMoney();
  const others = [...ledger.balances.keys()].filter((asset) => !isSame(asset, currency.asset));
  const held = totalOf(ledger, currency.asset);
  return (
    <div className="card balances">
      <p className="total">
        <span className="quiet">Held in all</span> <strong>{money(held)}</strong>
      </p>
      <Accounts ledger={ledger} asset={currency.asset} />
      {others.map((asset) => <Accounts key={asset} ledger={ledger} asset={asset} />)}
    </div>
  );
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

interface Line {
  account: string;
  group: Group | "outside";
  name: string;
  title?: string;
  balance: bigint;
}

function Accounts({ ledger, asset }: { ledger: Ledger; asset: Address }) {
  const { contracts } = useCoop();
  const directory = useDirectory();
  const lines = [...(ledger.balances.get(asset) ?? [])]
    .map(([account, balance]): Line => ({ account, balance, ...describeAccount(account, contracts, directory) }))
    .filter(({ balance }) => balance !== 0n);
  return (
    <dl className="accounts">
      {GROUPS.map((group) => {
        const within = lines.filter((line) => line.group === group.key);
        if (within.length === 0 && group.key === "others") return null;
        return <AccountGroup key={group.key} group={group} lines={within} asset={asset} />;
      })}
    </dl>
  );
}

interface AccountGroupProps {
  group: (typeof GROUPS)[number];
  lines: readonly Line[];
  asset: Address;
}

function AccountGroup({ group: { key, name, about }, lines, asset }: AccountGroupProps) {
  const money = useMoney();
  const sum = lines.reduce((total, { balance }) => total + balance, 0n);
  const isSingle = key === "general" || key === "capital" || key === "reserve";
  return (
    <>
      <div className="account">
        <dt>{name} <span className="quiet">{about}</span></dt>
        <dd>{money(sum, asset)}</dd>
      </div>
      {!isSingle && lines.map(({ account, name: part, title, balance }) => (
        <div key={account} className="account account-part">
          <dt title={title}>{part}</dt>
          <dd>{money(balance, asset)}</dd>
        </div>
      ))}
    </>
  );
}
