import { useId, useState } from "react";
import { ADMISSIONS } from "../../../sdk/src/names.ts";
import { pathOf, useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { words as frame } from "../frame/words/index.ts";
import { useDirectory } from "./directory.ts";
import "./members.css";
import type { Member } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.invite;

/** Makes a link by which a member invites somebody to join a class. It admits nobody by itself. */
export function InviteLink({ member }: { member: Member }) {
  const coop = useCoop();
  const { books } = useSnapshot();
  const directory = useDirectory();
  const id = useId();
  const [class_, setClass] = useState(member.class);
  const [isCopied, setCopied] = useState(false);
  const link = `${location.origin}${pathOf(coop)}/join?class=${class_}&by=${member.number}`;
  const admission = ADMISSIONS[books.classes.get(class_)?.admission ?? -1] ?? "Resolution";

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  }

  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      <div className="card form">
        <div className="fields">
          <label className="narrow">
            <span>{w.into}</span>
            <select
              value={class_}
              onChange={(event) => {
                setClass(Number(event.currentTarget.value));
                setCopied(false);
              }}
            >
              {[...books.classes.keys()].map((number) => (
                <option key={number} value={number}>
                  {directory.className(number)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{w.link}</span>
            <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <button type="button" onClick={() => void copy()}>
            {isCopied ? frame.copied : frame.copy}
          </button>
        </div>
        <p className="quiet">
          {w.then[admission]} <span role="status">{isCopied && w.copied}</span>
        </p>
      </div>
    </section>
  );
}
