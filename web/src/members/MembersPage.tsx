import { useState } from "react";
import { Link } from "wouter";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { Day } from "../ui/Time.tsx";
import { short } from "../words/format.ts";
import { useDirectory } from "./directory.ts";
import { InviteLink } from "./InviteLink.tsx";
import "./members.css";
import { findMembers, registerOf, weightOfOne } from "./register.ts";
import type { ClassOnRegister, Member } from "./register.ts";
import { Requests } from "./Requests.tsx";
import { useMe } from "./useMe.ts";
import { words } from "./words/index.ts";

const w = words.register;

/** The register, who asks to be on it, and the ways to get there. */
export default function MembersPage() {
  const snapshot = useSnapshot();
  const { member } = useMe();
  const { present, left, classes } = registerOf(snapshot);
  return (
    <Page
      title={w.title}
      lead={w.lead(present.length)}
      aside={
        <span className="buttons">
          {member === undefined && (
            <Link className="button primary" href="/join">
              {w.join}
            </Link>
          )}
          <Link className="button" href="/power">
            {w.power}
          </Link>
        </span>
      }
    >
      <section aria-labelledby="classes-title" className="section">
        <h2 id="classes-title">{w.classes}</h2>
        <p className="lead">{w.classesLead}</p>
        <ul className="class-cards">
          {classes.map((class_) => (
            <ClassCard key={class_.number} class_={class_} />
          ))}
        </ul>
      </section>
      <Requests />
      <section aria-labelledby="register-title" className="section">
        <h2 id="register-title">{w.register}</h2>
        <p className="lead">{w.registerLead}</p>
        <SearchedRegister members={present} />
        {left.length > 0 && (
          <details className="card">
            <summary>{w.left(left.length)}</summary>
            <p className="quiet">{w.leftLead}</p>
            <MemberList members={left} />
          </details>
        )}
      </section>
      {member !== undefined && <InviteLink member={member} />}
    </Page>
  );
}

function ClassCard({ class_ }: { class_: ClassOnRegister }) {
  const directory = useDirectory();
  const { number, definition, members } = class_;
  const { weightBps, isUser, admission, vouchers } = definition;
  return (
    <li className="card class-card">
      <h3>{directory.className(number)}</h3>
      <p>
        <strong>{w.classSize(members.length)}</strong>
      </p>
      <p>{w.classWeight(weightBps)}</p>
      {members.length > 0 && <p className="quiet">{w.oneWeighs(weightOfOne(class_))}</p>}
      <p className="quiet">{words.admissions[ADMISSIONS[admission] ?? "Resolution"](vouchers)}</p>
      {!isUser && <p className="quiet">{w.nonUsers}</p>}
    </li>
  );
}

function SearchedRegister({ members }: { members: readonly Member[] }) {
  const directory = useDirectory();
  const [typed, setTyped] = useState("");
  const found = findMembers(members, typed, directory.member);
  if (members.length === 0) return <p className="card">{w.nobody}</p>;
  return (
    <div className="card">
      <label className="register-search">
        <span>{w.search}</span>
        <input type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <p className="quiet" role="status">
        {typed.trim() === "" ? "" : w.found(found.length)}
      </p>
      <MemberList key={typed} members={found} />
    </div>
  );
}

const PAGE = 50; // members that are shown at first, and with every wish for more

function MemberList({ members }: { members: readonly Member[] }) {
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <ul className="register">
        {members.slice(0, shown).map((member) => (
          <Line key={member.number} member={member} />
        ))}
      </ul>
      {shown < members.length && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {w.more(Math.min(PAGE, members.length - shown), members.length - shown)}
        </button>
      )}
    </>
  );
}

function Line({ member }: { member: Member }) {
  const directory = useDirectory();
  const { number, wallet, joinedAt, leftAt, left, votes, isFounder } = member;
  return (
    <li>
      <Link href={`/members/${number}`}>{directory.member(number)}</Link>
      <code className="quiet" title={wallet}>
        {short(wallet)}
      </code>
      <span className="quiet">
        {leftAt === 0
          ? w.since(<Day at={joinedAt} />, isFounder)
          : w.fromTo(<Day at={joinedAt} />, <Day at={leftAt} />, left ?? "resigned")}
        {votes > 1 && ` ${w.votes(votes)}`}
      </span>
    </li>
  );
}
