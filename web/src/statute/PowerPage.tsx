import { Link } from "wouter";
import { nounAt } from "../../../sdk/src/coop.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { useDirectory } from "../members/directory.ts";
import { conditionsOf } from "../proposals/kindSentences.ts";
import { Fact } from "../ui/Fact.tsx";
import { useMoney } from "../ui/money.ts";
import { duration } from "../ui/time.ts";
import { short } from "../words/format.ts";
import {
  AT_LEAST,
  EVERYBODY,
  functionName,
  powerOf,
  POWERS,
  rolesOf,
  rolesWith,
  slotOfPower,
  strangersInPower,
  THEMES,
} from "./powers.ts";
import type { Power, Role, Theme } from "./powers.ts";
import { useDissolutionSlot } from "./useDissolutionSlot.ts";
import { words } from "./words/index.ts";
import "../treasury/tables.css";
import "./statute.css";

/** Who holds which power: the assembly, officers, each member, everybody, and what nobody can do. */
export default function PowerPage() {
  const { books, events } = useSnapshot();
  const roles = rolesOf(books, events);
  return (
    <Page title={words.power.title} lead={words.power.lead} aside={<Links />}>
      <Machinery />
      <section className="section" aria-labelledby="decides-title">
        <h2 id="decides-title">{words.power.decides}</h2>
        <p className="lead">{words.power.decidesLead}</p>
        <Kinds />
        {THEMES.map((theme) => (
          <ThemeTable key={theme} theme={theme} roles={roles} />
        ))}
      </section>
      <section className="section" aria-labelledby="roles-title">
        <h2 id="roles-title">{words.roles.title}</h2>
        <p className="lead">{words.roles.lead}</p>
        {roles.length === 0 ? (
          <p className="prompt">{words.roles.none}</p>
        ) : (
          roles.map((role) => <RoleCard key={role.role.toString()} role={role} />)
        )}
      </section>
      <Alone />
      <Nobody />
    </Page>
  );
}

function Links() {
  return (
    <ul className="page-links">
      <li>
        <Link href="/statute">{words.title}</Link>
      </li>
      <li>
        <Link href="/members">{words.power.members}</Link>
      </li>
      <li>
        <Link href="/check">{words.power.check}</Link>
      </li>
    </ul>
  );
}

/** How a decision becomes a deed, and whether anybody stands in between. */
function Machinery() {
  const { books } = useSnapshot();
  const { wallet } = useDirectory();
  const strangers = strangersInPower(books);
  const { executorDelay } = books;
  return (
    <section className="card" aria-labelledby="machinery-title">
      <h2 id="machinery-title">{words.machinery.title}</h2>
      <ol className="numbered">
        <li>{words.machinery.assembly}</li>
        <li>{executorDelay === 0 ? words.machinery.delayOfKind : words.machinery.delay(duration(executorDelay))}</li>
        <li>{words.machinery.authority}</li>
      </ol>
      {strangers.length === 0 ? (
        <p className="verdict verdict-good">{words.machinery.sound}</p>
      ) : (
        strangers.map(({ number, of, account }) => (
          <p key={number} className="verdict verdict-bad">
            {words.machinery.stranger(wallet(account), of)}
          </p>
        ))
      )}
    </section>
  );
}

/** What each kind of resolution needs, in short. */
function Kinds() {
  const { books } = useSnapshot();
  const { slots } = statuteOf(books);
  return (
    <ul className="kinds-in-short">
      {slots.map((id, slot) => {
        const kind = books.kinds.get(id)?.kind;
        return (
          <li key={slot}>
            <Link href={`/statute#kind-${slot}`}>{words.kinds.name(slot)}</Link>{" "}
            <span className="quiet">{kind !== undefined && conditionsOf(kind).slice(0, 1)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function ThemeTable({ theme, roles }: { theme: Theme; roles: readonly Role[] }) {
  return (
    <table className="plain-table powers">
      <caption>
        <h3>{words.power.themes[theme]}</h3>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.power.what}</th>
          <th scope="col">{words.power.how}</th>
        </tr>
      </thead>
      <tbody>
        {POWERS[theme].map((power) => (
          <PowerRow key={power} power={power} roles={roles} />
        ))}
      </tbody>
    </table>
  );
}

function PowerRow({ power, roles }: { power: Power; roles: readonly Role[] }) {
  const { books } = useSnapshot();
  const slot = slotOfPower(books, power, useDissolutionSlot());
  const name = words.kinds.name(slot);
  const also = rolesWith(roles, books, power);
  const notes: Partial<Record<Power, string>> = words.power.notes;
  return (
    <tr id={`power-${power}`}>
      <th scope="row">{words.powers[power]}</th>
      <td>
        <Link href={`/statute#kind-${slot}`}>{AT_LEAST.has(power) ? words.power.atLeast(name) : name}</Link>
        {notes[power] !== undefined && <p className="quiet">{notes[power]}</p>}
        {also.map((role) => (
          <p key={role.role.toString()}>{words.power.orRole(nameOfRole(role))}</p>
        ))}
      </td>
    </tr>
  );
}

/** "role 7 (“treasurers”)" */
function nameOfRole({ role, label }: Pick<Role, "role" | "label">): string {
  return role === EVERYBODY ? words.roles.everybody : words.roles.name(role.toString(), label);
}

/* ROLES */

function RoleCard({ role }: { role: Role }) {
  const { books, events } = useSnapshot();
  const { wallet } = useDirectory();
  const all = rolesOf(books, events);
  const labelOf = (number: bigint): string => all.find(({ role }) => role === number)?.label ?? "";
  const name = (number: bigint): string =>
    number === 0n ? words.roles.assembly : nameOfRole({ role: number, label: labelOf(number) });
  return (
    <div className="card" id={`role-${role.role}`}>
      <h3>{words.roles.heading(nameOfRole(role))}</h3>
      <dl className="facts">
        <Fact name={words.roles.holders}>
          {role.role === EVERYBODY ? (
            words.roles.everybody
          ) : role.holders.length === 0 ? (
            words.roles.nobody
          ) : (
            <ul>
              {role.holders.map(({ number, account, delay }) => (
                <li key={number}>
                  <Holder account={account} name={wallet(account)} />{" "}
                  {delay !== 0 && <span className="quiet">{words.roles.delay(duration(delay))}</span>}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={words.roles.may}>
          <ul className="findings">
            {role.doors.map(({ number, target, selector }) => {
              const noun = nounAt(books.addresses, target);
              const power = noun === undefined ? undefined : powerOf(noun, selector);
              if (power !== undefined) return <li key={number}>{words.powers[power]}</li>;
              const call = noun === undefined ? `${selector} · ${target}` : functionName(noun, selector);
              return <li key={number}>{words.roles.unknown(call)}</li>;
            })}
            <Allowances role={role.role} />
          </ul>
        </Fact>
        <Fact name={words.roles.admin}>{name(role.admin)}</Fact>
        {role.guardian !== 0n && <Fact name={words.roles.guardian}>{name(role.guardian)}</Fact>}
      </dl>
    </div>
  );
}

function Holder({ account, name }: { account: `0x${string}`; name: string }) {
  const { books } = useSnapshot();
  const member = books.wallets.get(account);
  if (member === undefined) return <code title={account}>{short(account)}</code>;
  return <Link href={`/members/${member}`}>{name}</Link>;
}

/** What a role may spend of buckets, alone. */
function Allowances({ role }: { role: bigint }) {
  const { allowances } = useSnapshot().books;
  const directory = useDirectory();
  const money = useMoney();
  return [...allowances.values()]
    .filter((allowance) => allowance.role === role && allowance.amount !== 0n)
    .map(({ number, bucket, amount, period }) => (
      <li key={`allowance-${number}`}>
        {words.roles.allowance(money(amount, directory.assetOf(bucket)), directory.bucket(bucket), duration(period))}
      </li>
    ));
}

/* ALONE, AND NEVER */

function Alone() {
  return (
    <section className="section" aria-labelledby="alone-title">
      <h2 id="alone-title">{words.alone.title}</h2>
      <p className="lead">{words.alone.lead}</p>
      <div className="statute-parts">
        {words.alone.groups.map(({ who, may }) => (
          <div key={who} className="card">
            <h3>{who}</h3>
            <ul className="findings">
              {may.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Nobody() {
  return (
    <section className="section" aria-labelledby="nobody-title">
      <h2 id="nobody-title">{words.nobody.title}</h2>
      <p className="lead">{words.nobody.lead}</p>
      <table className="plain-table powers">
        <thead>
          <tr>
            <th scope="col">{words.nobody.what}</th>
            <th scope="col">{words.nobody.why}</th>
          </tr>
        </thead>
        <tbody>
          {words.nobody.rows.map(({ what, why }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
