import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import type { MemberRecord } from "../../../sdk/src/books/members.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useDirectory } from "../members/directory.ts";
import { useMe } from "../members/useMe.ts";
import { OFFERED, supportOf } from "../relay/choices.ts";
import type { Cast } from "../relay/choices.ts";
import { useAction } from "../wallet/useAction.ts";
import { ballotOf, hindranceOf, principalsOf } from "./ballots.ts";
import type { OwnBallot } from "./ballots.ts";
import { textOf } from "./proposal.ts";
import { words } from "./words/index.ts";

interface Principal extends OwnBallot {
  member: MemberRecord;
  isEligible: boolean;
}

/** The ballots that the visitor may cast for others, where it may for any. */
export function ProxyBallots({ proposal, state }: { proposal: ProposalRecord; state: ProposalState }) {
  const { books } = useSnapshot();
  const { member } = useMe();
  if (member === undefined || state !== "active") return null;
  const principals = principalsOf(books, member.number).map((principal) => ({
    ...ballotOf(books, proposal, principal.number),
    member: principal,
    isEligible: hindranceOf(books, proposal, principal) === undefined,
  }));
  if (principals.length === 0) return null;
  return <Form key={member.number} proposal={proposal} principals={principals} />;
}

function Form({ proposal, principals }: { proposal: ProposalRecord; principals: readonly Principal[] }) {
  const { assembly } = useContracts();
  const { run, busy } = useAction();
  const [leftOut, setLeftOut] = useState<readonly number[]>([]);
  const [choice, setChoice] = useState<Cast>();
  const [reason, setReason] = useState("");
  const id = useId();
  const { proxy } = words;
  const chosen = principals.filter((each) => isCastable(each) && !leftOut.includes(each.member.number));

  async function cast(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (choice === undefined) return;
    const doing = proxy.doCast(chosen.length, textOf(proposal).title, words.said[choice]);
    const wallets = chosen.map(({ member }) => member.wallet);
    const args = [proposal.id, supportOf(choice), reason.trim(), wallets] as const;
    const data = encodeFunctionData({ ...assembly, functionName: "castVoteFor", args });
    if (await run(doing, [{ words: doing, to: assembly.address, data }])) setReason("");
  }

  function toggle(number: number): void {
    setLeftOut(leftOut.includes(number) ? leftOut.filter((other) => other !== number) : [...leftOut, number]);
  }

  return (
    <form className="card ballot" aria-labelledby={id} onSubmit={(event: SubmitEvent) => void cast(event)}>
      <h2 id={id}>{proxy.title}</h2>
      <ul className="principals">
        {principals.map((principal) => (
          <PrincipalLine
            key={principal.member.number}
            principal={principal}
            isChosen={!leftOut.includes(principal.member.number)}
            onToggle={() => toggle(principal.member.number)}
          />
        ))}
      </ul>
      {principals.some(isCastable) && (
        <>
          <div className="fields">
            <label className="narrow">
              <span>{proxy.their}</span>
              <select
                required
                value={choice ?? ""}
                onChange={(event) => setChoice(OFFERED.find((each) => each === event.currentTarget.value))}
              >
                <option value="" disabled>
                  {proxy.choose}
                </option>
                {OFFERED.map((each) => (
                  <option key={each} value={each}>
                    {words.choices[each]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span>{choice === "Block" ? proxy.reasonNeeded : proxy.reason}</span>
              <input
                type="text"
                required={choice === "Block"}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </label>
            <button type="submit" disabled={busy || chosen.length === 0}>
              {proxy.cast(chosen.length)}
            </button>
          </div>
          <p className="quiet">{proxy.ownGas}</p>
        </>
      )}
    </form>
  );
}

/** A member's own ballot prevails, also one that it took back; and who has no vote cannot be voted for. */
const isCastable = ({ isOwn, isEligible }: Principal): boolean => isEligible && !isOwn;

interface PrincipalLineProps {
  principal: Principal;
  isChosen: boolean;
  onToggle: () => void;
}

function PrincipalLine({ principal, isChosen, onToggle }: PrincipalLineProps) {
  const directory = useDirectory();
  const isOpen = isCastable(principal);
  return (
    <li>
      <label className="check">
        <input type="checkbox" checked={isOpen && isChosen} disabled={!isOpen} onChange={onToggle} />
        <span>
          {directory.member(principal.member.number)} <span className="quiet">{howItStands(principal)}</span>
        </span>
      </label>
    </li>
  );
}

function howItStands({ choice, isOwn, isEligible }: Principal): string {
  const { stands } = words.proxy;
  if (!isEligible) return stands.none;
  if (choice === undefined) return isOwn ? stands.takenBack : stands.open;
  return isOwn ? stands.own(words.said[choice]) : stands.byProxy(words.said[choice]);
}
