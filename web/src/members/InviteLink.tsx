import { useId, useState } from "react";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { pathOf, useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "./directory.ts";
import "./members.css";
import { mayCall } from "./offices.ts";
import { PersonalInvite } from "./PersonalInvite.tsx";
import type { Member } from "./register.ts";
import { useMe } from "./useMe.ts";
import { words } from "./words/index.ts";
import { LinkToCopy } from "../ui/LinkToCopy.tsx";

const w = words.invite;

/**
 * Makes a link by which a member invites somebody to join a class. It admits nobody by itself; who may admit finds
 * below it how to make one that does.
 */
export function InviteLink({ member }: { member: Member }) {
  const coop = useCoop();
  const { books } = useSnapshot();
  const { account } = useMe();
  const directory = useDirectory();
  const id = useId();
  const [class_, setClass] = useState(member.class);
  const link = `${location.origin}${pathOf(coop)}/join?class=${class_}&by=${member.number}`;
  const admission = ADMISSIONS[books.classes.get(class_)?.admission ?? -1] ?? "Resolution";
  const mayAdmit = account !== undefined && mayCall(books, account, "members", "admit(address)");

  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      <div className="card form">
        <div className="fields">
          <label className="narrow">
            <span>{w.into}</span>
            <select value={class_} onChange={(event) => setClass(Number(event.currentTarget.value))}>
              {[...books.classes.keys()].map((number) => (
                <option key={number} value={number}>
                  {directory.className(number)}
                </option>
              ))}
            </select>
          </label>
          <LinkToCopy label={w.link} text={link} />
        </div>
        <p className="quiet">{w.then[admission]}</p>
      </div>
      {mayAdmit && <PersonalInvite key={account} account={account} />}
    </section>
  );
}
