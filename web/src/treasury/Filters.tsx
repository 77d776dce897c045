import { useEffect, useMemo, useState } from "react";
import type { Hex } from "viem";
import { useSearchParams } from "wouter";
import { numberOf } from "../../../sdk/src/accounts.ts";
import type { Addresses } from "../../../sdk/src/coop.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import type { Directory } from "../members/directory.ts";
import { denominationOf } from "../ui/money.ts";
import { describeAccount, GROUPS } from "./accounts.ts";
import { faultsOf } from "./filter.ts";
import type { Field, Filter } from "./filter.ts";
import { words } from "./words/index.ts";

const PAUSE = 250; // milliseconds after the last letter, before the journal is searched

/** Asks which entries are wanted. What was asked stands in the address, so that it can be passed on. */
export function Filters({ filter }: { filter: Filter }) {
  const [, setParams] = useSearchParams();
  const change = (field: Field, value: string) =>
    setParams(
      (before) => {
        if (value === "") before.delete(field);
        else before.set(field, value);
        return before;
      },
      { replace: true },
    );
  const rest = Object.keys(filter).filter((field) => field !== "text");
  const clear = () => setParams((before) => without(before, filter), { replace: true });
  const accounts = useAccounts();
  return (
    <form
      role="search"
      aria-label={words.filters.label}
      className="filters"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="fields">
        <TypedField field="text" type="search" filter={filter} change={change} />
        {rest.length + (filter.text === undefined ? 0 : 1) > 0 && (
          <button type="button" onClick={clear}>
            {words.filters.clear}
          </button>
        )}
      </div>
      <details open={rest.some((field) => field !== "account")}>
        <summary>{words.filters.more(rest.length)}</summary>
        <div className="filter-fields">
          <AccountField field="account" accounts={accounts} filter={filter} change={change} />
          <AccountField field="from" accounts={accounts} filter={filter} change={change} />
          <AccountField field="to" accounts={accounts} filter={filter} change={change} />
          <PurposeField filter={filter} change={change} />
          <AssetField filter={filter} change={change} />
          <TypedField field="since" type="date" filter={filter} change={change} />
          <TypedField field="until" type="date" filter={filter} change={change} />
          <TypedField field="min" filter={filter} change={change} />
          <TypedField field="max" filter={filter} change={change} />
          <TypedField field="wallet" filter={filter} change={change} />
        </div>
      </details>
    </form>
  );
}

function without(params: URLSearchParams, filter: Filter): URLSearchParams {
  for (const field of Object.keys(filter)) params.delete(field);
  return params;
}

interface FieldProps {
  filter: Filter;
  change: (field: Field, value: string) => void;
}

interface TypedFieldProps extends FieldProps {
  field: Field;
  type?: "search" | "date";
}

/** What is typed counts once the typing rests. */
function TypedField({ field, type, filter, change }: TypedFieldProps) {
  const asked = filter[field] ?? "";
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => {
    if (typed === asked) return;
    const timer = setTimeout(() => change(field, typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const isFaulty = faultsOf(filter).has(field);
  return (
    <label>
      <span>{words.filters.fields[field]}</span>
      <input
        type={type ?? "text"}
        inputMode={field === "min" || field === "max" ? "decimal" : undefined}
        value={typed}
        aria-invalid={isFaulty || undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {isFaulty && (
        <span className="problem">{field === "wallet" ? words.filters.noWallet : words.filters.noAmount}</span>
      )}
    </label>
  );
}

const MOST = 200; // accounts to choose from; whichever else is wanted is reached by its link

interface AccountFieldProps extends FieldProps {
  field: "account" | "from" | "to";
  accounts: readonly NamedAccount[];
}

function AccountField({ field, accounts, filter, change }: AccountFieldProps) {
  const value = filter[field] ?? "";
  const { addresses } = useCoop();
  const directory = useDirectory();
  const isAsked = /^0x[0-9a-f]{64}$/.test(value) && !accounts.some(({ account }) => account === value);
  const asked = isAsked ? [nameAccount(value as Hex, addresses, directory)] : [];
  return (
    <label>
      <span>{words.filters.fields[field]}</span>
      <select value={value} onChange={(event) => change(field, event.currentTarget.value)}>
        <option value="">{words.filters.any}</option>
        {field !== "account" && (
          <optgroup label={words.filters.groups}>
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {words.groups[group].name}
              </option>
            ))}
            <option value="outside">{words.filters.outside}</option>
          </optgroup>
        )}
        <optgroup label={words.filters.accounts}>
          {[...asked, ...accounts].map(({ account, name }) => (
            <option key={account} value={account}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}

interface NamedAccount {
  account: Hex;
  name: string;
  group: string;
}

function nameAccount(account: Hex, addresses: Addresses, directory: Directory): NamedAccount {
  return { account, ...describeAccount(account, addresses, directory) };
}

/** The accounts that hold money or once did, group by group. */
function useAccounts(): NamedAccount[] {
  const { addresses } = useCoop();
  const { books, events } = useSnapshot();
  const directory = useDirectory();
  return useMemo(() => {
    const all = new Set([...books.ledger.balances.values()].flatMap((accounts) => [...accounts.keys()]));
    const rank = ({ group }: NamedAccount): number => (GROUPS as readonly string[]).indexOf(group);
    const byNumber = (a: Hex, b: Hex): number => (numberOf(a) < numberOf(b) ? -1 : 1);
    return [...all]
      .slice(0, MOST)
      .map((account) => nameAccount(account, addresses, directory))
      .sort((a, b) => rank(a) - rank(b) || byNumber(a.account, b.account));
  }, [addresses, events, directory]);
}

function PurposeField({ filter, change }: FieldProps) {
  return (
    <label>
      <span>{words.filters.fields.purpose}</span>
      <select value={filter.purpose ?? ""} onChange={(event) => change("purpose", event.currentTarget.value)}>
        <option value="">{words.filters.any}</option>
        {PURPOSES.map((purpose) => (
          <option key={purpose} value={purpose}>
            {words.purposes[purpose]}
          </option>
        ))}
      </select>
    </label>
  );
}

function AssetField({ filter, change }: FieldProps) {
  const coop = useCoop();
  const assets = [...useSnapshot().books.ledger.balances.keys()];
  if (assets.length < 2 && filter.asset === undefined) return null;
  return (
    <label>
      <span>{words.filters.fields.asset}</span>
      <select value={filter.asset ?? ""} onChange={(event) => change("asset", event.currentTarget.value)}>
        <option value="">{words.filters.any}</option>
        {assets.map((asset) => (
          <option key={asset} value={asset.toLowerCase()}>
            {denominationOf(asset, coop).symbol}
          </option>
        ))}
      </select>
    </label>
  );
}
