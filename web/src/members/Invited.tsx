import type { ReactNode } from "react";
import type { Address } from "viem";
import { Link } from "wouter";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { useContracts } from "../chain/contracts.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { dateTime } from "../ui/time.ts";
import { useDirectory } from "./directory.ts";
import { standingOf } from "./invitation.ts";
import type { Invitation, Standing } from "./invitation.ts";
import { JoinForm } from "./JoinForm.tsx";
import { readInvitation } from "./readInvitation.ts";
import { memberAt, registerOf } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.join.invitation;

interface InvitedProps {
  account?: Address;
  invitation: Invitation;
  before: ReactNode; // what to know before joining
  otherwise: ReactNode; // for whom it admits no more
}

/** Who invites the visitor into which class, whether that still counts, and the form to join by it. */
export function Invited({ account, invitation, before, otherwise }: InvitedProps) {
  const snapshot = useSnapshot();
  const { members } = useContracts();
  const { inviter, key, signature } = invitation;
  const found = useReads(["invitation", members.address, inviter, key, signature], ({ coop, blockNumber }) =>
    readInvitation(coop, invitation, blockNumber),
  );
  const class_ = registerOf(snapshot).classes.find(({ number }) => number === invitation.class);
  const isByOfficers = class_ !== undefined && ADMISSIONS[class_.definition.admission] === "Officer";
  return (
    <Loaded query={found}>
      {(read) => {
        const standing = standingOf(invitation, { ...read, isByOfficers }, snapshot.now);
        const isGood = class_ !== undefined && standing === "good";
        return (
          <>
            <Terms invitation={invitation} standing={standing} />
            {isGood && account === undefined && <ConnectPrompt to={words.join.connectTo} />}
            {isGood && account !== undefined && (
              <JoinForm key={account} account={account} class_={class_} invitation={invitation} />
            )}
            {isGood ? before : otherwise}
          </>
        );
      }}
    </Loaded>
  );
}

function Terms({
  invitation: { inviter, class: class_, deadline },
  standing,
}: {
  invitation: Invitation;
  standing: Standing;
}) {
  const { books } = useSnapshot();
  const directory = useDirectory();
  if (standing === "unsigned") return <p className="prompt">{w.unsigned}</p>;
  const member = memberAt(books, inviter);
  const name =
    member === undefined ? (
      directory.wallet(inviter)
    ) : (
      <Link href={`/members/${member.number}`}>{directory.member(member.number)}</Link>
    );
  const said = standing === "good" || standing === "over" ? w[standing](dateTime(deadline)) : w[standing];
  return (
    <section className="card form" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{w.title}</h2>
      <p>{w.from(name, directory.className(class_))}</p>
      <p className={standing === "good" ? "quiet" : "problem"}>{said}</p>
    </section>
  );
}
