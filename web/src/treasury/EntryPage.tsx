import type { Hex } from "viem";
import { Link, useParams } from "wouter";
import { claimOf, postingsOf } from "../../../sdk/src/accounting.ts";
import { balanceIn, sealedEntries } from "../../../sdk/src/journal.ts";
import type { EntryEvent } from "../../../sdk/src/events.ts";
import { isOutside } from "../../../sdk/src/accounts.ts";
import { PURPOSES } from "../../../sdk/src/names.ts";
import { useCoop } from "../chain/coop.ts";
import { Page } from "../frame/Page.tsx";
import { Fact } from "../ui/Fact.tsx";
import { useMoney } from "../ui/money.ts";
import { When } from "../ui/Time.tsx";
import { fingerprintOf } from "./Audit.tsx";
import { AccountName, Cause } from "./EntryTable.tsx";
import { useSteps } from "./inSteps.ts";
import { sealUpTo, useJournal } from "./journal.ts";
import type { Sealing } from "./journal.ts";
import { purposeWords } from "./purposes.ts";
import { words } from "./words/index.ts";
import "./tables.css";
import "./treasury.css";

/** Everything there is to know about one entry of the journal. */
export default function EntryPage() {
  const { number = "" } = useParams<{ number: string }>();
  const journal = useJournal();
  const entry = /^\d{1,15}$/.test(number) ? entryAt(journal, BigInt(number)) : undefined;
  if (entry === undefined) {
    return (
      <Page title={words.entry.none} lead={words.entry.noneLead(journal.length)}>
        <Link href="/journal">{words.journal.all}</Link>
      </Page>
    );
  }
  return <Entry key={number} entry={entry} last={BigInt(journal.length)} />;
}

/** Entries are numbered without a gap, and if one was missing the seal would tell. */
function entryAt(journal: readonly EntryEvent[], number: bigint): EntryEvent | undefined {
  const likely = journal[Number(number) - 1];
  return likely?.args.number === number ? likely : journal.find(({ args }) => args.number === number);
}

function Entry({ entry, last }: { entry: EntryEvent; last: bigint }) {
  const { args } = entry;
  const money = useMoney();
  const journal = useJournal();
  const { result: sealing } = useSteps(() => sealUpTo(journal, args.number), args.number.toString(), entry);
  return (
    <Page
      title={words.entry.title(args.number.toString())}
      lead={words.entry.lead(money(args.amount, args.asset), purposeWords(args.purpose))}
      aside={<Neighbours number={args.number} last={last} />}
    >
      <div className="card">
        <dl className="facts">
          <Fact name={words.journal.from}>
            <AccountName account={args.from} /> <BalanceAfter sealing={sealing} entry={entry} account={args.from} />
          </Fact>
          <Fact name={words.journal.to}>
            <AccountName account={args.to} /> <BalanceAfter sealing={sealing} entry={entry} account={args.to} />
          </Fact>
          <Fact name={words.journal.amount}>{money(args.amount, args.asset)}</Fact>
          <Fact name={words.journal.purpose}>{purposeWords(args.purpose)}</Fact>
          <Fact name={words.entry.cause}>
            <Cause entry={args} otherwise={words.entry.noCause} />
          </Fact>
          <Fact name={words.entry.time}>
            <When at={entry.blockTimestamp} />
          </Fact>
          <Fact name={words.entry.block}>{entry.blockNumber.toString()}</Fact>
          <Fact name={words.entry.transaction}>
            <code className="uri">{entry.transactionHash}</code>
          </Fact>
        </dl>
      </div>
      <Postings entry={entry} />
      <Seal sealing={sealing} entry={entry} />
      <Raw entry={entry} />
    </Page>
  );
}

function Neighbours({ number, last }: { number: bigint; last: bigint }) {
  return (
    <ul className="page-links">
      {number > 1n && (
        <li>
          <Link href={`/journal/${number - 1n}`}>{words.entry.previous}</Link>
        </li>
      )}
      {number < last && (
        <li>
          <Link href={`/journal/${number + 1n}`}>{words.entry.next}</Link>
        </li>
      )}
      <li>
        <Link href="/journal">{words.journal.title}</Link>
      </li>
    </ul>
  );
}

interface AfterProps {
  sealing: Sealing | undefined;
  entry: EntryEvent;
  account: Hex;
}

/** Wallets outside are no accounts of the treasury, and it knows nothing of what they hold. */
function BalanceAfter({ sealing, entry: { args }, account }: AfterProps) {
  const money = useMoney();
  if (isOutside(account)) return <span className="quiet">{words.entry.outside}</span>;
  if (sealing === undefined) return <span className="quiet">{words.computing}</span>;
  return (
    <span className="quiet">{words.entry.after(money(balanceIn(sealing.after, account, args.asset), args.asset))}</span>
  );
}

/** How a bookkeeper books it. */
function Postings({ entry: { args } }: { entry: EntryEvent }) {
  const { addresses } = useCoop();
  const money = useMoney();
  const [from, to] = [claimOf(args.from, addresses), claimOf(args.to, addresses)];
  const { purpose, amount } = args;
  const postings = postingsOf({ from, to, purpose, amount, fromAccount: args.from, toAccount: args.to });
  return (
    <section className="card" aria-labelledby="postings-title">
      <h2 id="postings-title">{words.entry.postings}</h2>
      <p className="quiet">{words.entry.postingsLead}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.entry.account}</th>
            <th scope="col" className="amount">
              {words.entry.debit}
            </th>
            <th scope="col" className="amount">
              {words.entry.credit}
            </th>
          </tr>
        </thead>
        <tbody>
          {postings.map(({ code, amount: booked, account }, i) => (
            <tr key={i}>
              <th scope="row">
                <span className="code">{code}</span> {words.chart[code]}{" "}
                {account !== undefined && (
                  <span className="cause">
                    <AccountName account={account} />
                  </span>
                )}
              </th>
              <td className="amount">{booked > 0n && money(booked, args.asset)}</td>
              <td className="amount">{booked < 0n && money(-booked, args.asset)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How the entry is bound to all those before it. */
function Seal({ sealing, entry: { args } }: { sealing: Sealing | undefined; entry: EntryEvent }) {
  return (
    <section className="card" aria-labelledby="seal-title">
      <h2 id="seal-title">{words.entry.seal}</h2>
      <p>{words.entry.sealLead}</p>
      {sealing === undefined ? (
        <p className="quiet">{words.computing}</p>
      ) : (
        <dl className="facts">
          <Fact name={words.entry.sealBefore}>
            <SealWords seal={sealing.sealBefore} />
          </Fact>
          <Fact name={words.entry.sealAfter}>
            <SealWords seal={sealing.after.seal} />
          </Fact>
          <Fact name={words.entry.sealed}>
            <code className="uri">keccak256(abi.encode(seal, from, to, asset, amount, purpose, ref))</code>
          </Fact>
        </dl>
      )}
      {sealing !== undefined && sealedEntries(sealing.after.seal) !== args.number && (
        <p className="problem">{words.entry.gap}</p>
      )}
    </section>
  );
}

function SealWords({ seal }: { seal: bigint }) {
  return (
    <>
      {words.entry.entries(sealedEntries(seal))} <code className="uri">{fingerprintOf(seal)}</code>
    </>
  );
}

/** What the event of the treasury says, as it stands on the chain. */
function Raw({ entry }: { entry: EntryEvent }) {
  const { args } = entry;
  const values: [string, string][] = [
    ["number", args.number.toString()],
    ["from", args.from],
    ["to", args.to],
    ["asset", args.asset],
    ["amount", args.amount.toString()],
    ["purpose", `${args.purpose} (${PURPOSES[args.purpose] ?? "?"})`],
    ["ref", args.ref],
    ["blockHash", entry.blockHash],
    ["blockTimestamp", entry.blockTimestamp.toString()],
    ["logIndex", entry.logIndex.toString()],
    ["treasury", entry.address],
  ];
  return (
    <details className="card">
      <summary>{words.entry.raw}</summary>
      <dl className="facts raw">
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <code className="uri">{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
