import type { Address } from "viem";
import { Link } from "wouter";
import { capitalOf } from "../../../sdk/src/books/shares.ts";
import { pathOf, useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useDirectory } from "../members/directory.ts";
import { InviteLink } from "../members/InviteLink.tsx";
import "../members/members.css";
import { MyRequest } from "../members/MyRequest.tsx";
import { ProxyForm } from "../members/ProxyForm.tsx";
import type { Member } from "../members/register.ts";
import { useMe } from "../members/useMe.ts";
import { calendarFile } from "../ui/calendar.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { useMoney } from "../ui/money.ts";
import { Day, When } from "../ui/Time.tsx";
import { ChangeClass } from "./ChangeClass.tsx";
import { datesOf } from "./dates.ts";
import { Leaving } from "./Leaving.tsx";
import "./me.css";
import { MyMoney } from "./MyMoney.tsx";
import { MyWallet } from "./MyWallet.tsx";
import type { Todo } from "./todo.ts";
import { useTodo } from "./useTodo.ts";
import { words } from "./words/index.ts";
import { download } from "../ui/download.ts";

const w = words.page;

/** Everything for the wallet that is connected: what waits for it, and what it can change about itself. */
export default function MePage() {
  const { account, member } = useMe();
  if (account === undefined) {
    return (
      <Page title={w.title} lead={w.leadNobody}>
        <ConnectPrompt to={w.connectTo} />
      </Page>
    );
  }
  return (
    <Page title={w.title} lead={<Who member={member} account={account} />}>
      <Todos />
      <MyMoney key={account} account={account} />
      <MyRequest account={account} />
      {member !== undefined && <ProxyForm key={member.number} member={member} />}
      <Dates account={account} />
      <MyWallet key={`wallet-${account}`} account={account} member={member} />
      {member !== undefined && (
        <>
          <InviteLink key={`invite-${member.number}`} member={member} />
          <ChangeClass key={`class-${member.number}`} member={member} />
          <Leaving member={member} />
        </>
      )}
    </Page>
  );
}

function Who({ member, account }: { member: Member | undefined; account: Address }) {
  const { books } = useSnapshot();
  const directory = useDirectory();
  const money = useMoney();
  if (member === undefined)
    return w.noMember(<code className="uri">{account}</code>, <Link href="/join">{w.toJoin}</Link>);
  const { shares } = books.holdings.get(member.number) ?? { shares: 0n };
  return w.member(
    <Link href={`/members/${member.number}`}>{directory.member(member.number)}</Link>,
    <Day at={member.joinedAt} />,
    <Link href="/shares">{w.shares(shares, money(shares * capitalOf(books).par))}</Link>,
  );
}

/* WHAT WAITS */

function Todos() {
  const todos = useTodo();
  return (
    <section aria-labelledby="todo-title">
      <h2 id="todo-title">{w.todo}</h2>
      <p role="status" className="lead">
        {todos.length === 0 ? w.nothing : w.waiting(words.groups(todos.map(({ kind }) => kind)))}
      </p>
      {todos.length > 0 && (
        <ol className="card todos">
          {todos.map((todo) => (
            <Line key={todo.key} todo={todo} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ todo: { kind, href, subject, until, amount } }: { todo: Todo }) {
  const money = useMoney();
  const said = words.todos[kind](subject, amount === undefined ? "" : money(amount.value, amount.asset));
  return (
    <li>
      <Link href={href}>{said}</Link>
      {until !== undefined && <span className="quiet">{w.until(<When at={until} />)}</span>}
    </li>
  );
}

/* DATES */

function Dates({ account }: { account: Address }) {
  const snapshot = useSnapshot();
  const coop = useCoop();
  const urlOf = (href: string) => `${location.origin}${pathOf(coop)}${href}`;
  const dates = datesOf(snapshot, account);

  function save(): void {
    const events = dates.map(({ uid, kind, subject, at, href }) => ({
      uid: `${uid}@${coop.addresses.treasury}`,
      title: `${coop.founding.name}: ${words.dates[kind](subject)}`,
      url: urlOf(href),
      at,
    }));
    download("co-op.ics", calendarFile(events, snapshot.now), "text/calendar");
  }

  return (
    <section className="section" aria-labelledby="dates-title">
      <h2 id="dates-title">{w.dates}</h2>
      {dates.length === 0 ? (
        <p className="quiet">{w.noDates}</p>
      ) : (
        <div className="card form">
          <ul className="lines">
            {dates.slice(0, FEW).map(({ uid, kind, subject, at, href }) => (
              <li key={uid} className="side-by-side">
                <Link href={href}>{words.dates[kind](subject)}</Link>
                <span className="quiet">
                  <When at={at} />
                </span>
              </li>
            ))}
          </ul>
          {dates.length > FEW && <p className="quiet">{w.moreDates(dates.length - FEW)}</p>}
          <div className="buttons">
            <button type="button" onClick={save}>
              {w.calendar}
            </button>
          </div>
          <p className="quiet">{w.calendarHint}</p>
        </div>
      )}
    </section>
  );
}

const FEW = 8; // dates that are shown; the file holds all of them
