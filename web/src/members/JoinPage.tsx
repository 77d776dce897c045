import { useState } from "react";
import type { Address } from "viem";
import { Link, useSearchParams } from "wouter";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { Page } from "../frame/Page.tsx";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { ClassChoice } from "./ClassChoice.tsx";
import { useDirectory } from "./directory.ts";
import { unpackInvitation } from "./invitation.ts";
import { Invited } from "./Invited.tsx";
import { JoinForm } from "./JoinForm.tsx";
import "./members.css";
import { MyRequest } from "./MyRequest.tsx";
import { registerOf, requestAt } from "./register.ts";
import { RollForm } from "./RollForm.tsx";
import { useMe } from "./useMe.ts";
import { words } from "./words/index.ts";
import { useFragment } from "../ui/useFragment.ts";

const w = words.join;

/** The open door: what each class gives and asks, and how to become a member of it. */
export default function JoinPage() {
  const { books } = useSnapshot();
  const { account, member } = useMe();
  const directory = useDirectory();
  const fragment = useFragment();
  const invitation = unpackInvitation(fragment);
  const isDissolved = statuteOf(books).dissolvedAt !== 0;
  return (
    <Page title={w.title(statuteOf(books).name)} lead={w.lead}>
      {member !== undefined && (
        <p className="prompt">
          {w.already(<Link href={`/members/${member.number}`}>{directory.member(member.number)}</Link>)}{" "}
          <Link href="/me">{w.toMe}</Link>
        </p>
      )}
      {member === undefined && invitation === undefined && <InvitedBy />}
      {member === undefined && account !== undefined && <MyRequest account={account} />}
      {isDissolved && <p className="prompt">{w.dissolved}</p>}
      {!isDissolved && member === undefined && <Entrance key={fragment} invitation={invitation} account={account} />}
    </Page>
  );
}

interface EntranceProps {
  account?: Address;
  invitation: ReturnType<typeof unpackInvitation>;
}

/** The way in by an invitation while it is good, and the open door otherwise. */
function Entrance({ account, invitation }: EntranceProps) {
  const door = <Door account={account} />;
  if (invitation === undefined) return door;
  if (invitation === "damaged") {
    return (
      <>
        <p className="prompt">{w.invitation.damaged}</p>
        {door}
      </>
    );
  }
  return <Invited account={account} invitation={invitation} before={<Before />} otherwise={door} />;
}

/** Who sent the visitor here. Anybody can make such a link, so it says no more than that. */
function InvitedBy() {
  const { books } = useSnapshot();
  const directory = useDirectory();
  const [query] = useSearchParams();
  const inviter = books.members.get(Number(query.get("by")));
  const class_ = books.classes.get(Number(query.get("class")));
  if (inviter === undefined || inviter.leftAt !== 0) return null;
  const mayVouch =
    class_ !== undefined && ADMISSIONS[class_.admission] === "Vouched" && books.classes.get(inviter.class) === class_;
  return (
    <p className="prompt">
      {w.invitedBy(<Link href={`/members/${inviter.number}`}>{directory.member(inviter.number)}</Link>)}{" "}
      {mayVouch && w.inviterVouches}
    </p>
  );
}

function Door({ account }: { account?: Address }) {
  const snapshot = useSnapshot();
  const { classes } = registerOf(snapshot);
  const [query] = useSearchParams();
  const [number, setNumber] = useState(() => {
    const wished = classes.find((one) => String(one.number) === query.get("class"));
    const open = classes.find(({ definition }) => ADMISSIONS[definition.admission] === "Open");
    return (wished ?? open ?? classes[0])?.number ?? 0;
  });
  const chosen = classes.find((one) => one.number === number);
  if (chosen === undefined) return null;
  const request = account === undefined ? undefined : requestAt(snapshot.books, account);
  const isWaiting = request !== undefined && request.state !== "refused";
  return (
    <>
      {!isWaiting && <ClassChoice classes={classes} chosen={number} onChoose={setNumber} />}
      {account === undefined && <ConnectPrompt to={w.connectTo} />}
      {account !== undefined && !isWaiting && (
        <JoinForm key={`${account}-${number}`} account={account} class_={chosen} />
      )}
      <RollForm account={account} />
      <Before />
    </>
  );
}
/** What everybody should know first. */
function Before() {
  return (
    <section className="section" aria-labelledby="before-title">
      <h2 id="before-title">{w.before}</h2>
      <ul className="prose-list">
        {w.beforeLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <Link href="/statute">{w.statute}</Link>
      </p>
    </section>
  );
}
