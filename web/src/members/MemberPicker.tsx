import { useState } from "react";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "./directory.ts";
import { findMembers, registerOf } from "./register.ts";
import type { Member } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.picker;
const FEW = 200; // members that a list can be read with

interface MemberPickerProps {
  label: string;
  chosen: string; // number of a member, or empty
  onChoose: (chosen: string) => void;
  isOffered: (member: Member) => boolean;
}

/** Chooses a member: from a list, or, where there are many, from those whom a search finds. */
export function MemberPicker({ label, chosen, onChoose, isOffered }: MemberPickerProps) {
  const directory = useDirectory();
  const { present } = registerOf(useSnapshot());
  const [typed, setTyped] = useState("");
  const offered = present.filter(isOffered);
  const found = findMembers(offered, typed, directory.member).slice(0, FEW);
  return (
    <>
      {offered.length > FEW && (
        <label className="narrow">
          <span>{w.search}</span>
          <input type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        </label>
      )}
      <label>
        <span>{label}</span>
        <select required value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{w.choose}</option>
          {found.map(({ number }) => (
            <option key={number} value={number}>
              {directory.member(number)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
