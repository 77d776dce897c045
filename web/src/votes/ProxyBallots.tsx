import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useDirectory } from "../members/directory.ts";
import { useProxies } from "../members/proxies.ts";
import type { Member } from "../members/register.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { count } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import { CHOICES, OFFERED } from "./proposal.ts";
import type { Choice, Proposal } from "./proposal.ts";
import { useBallots } from "./useVote.ts";
import type { Standing } from "./useVote.ts";

interface ProxyBallotsProps {
  proposal: Proposal;
  member: Member;
}

interface Principal {
  member: Member;
  standing: Standing;
}

/** The ballots that a member may cast for others, where it may for any. */
export function ProxyBallots({ proposal, member }: ProxyBallotsProps) {
  const { principals } = useProxies(member);
  const wallets = principals.map(({ wallet }) => wallet);
  const ballots = useBallots(proposal.id, wallets, proposal.opensAt);
  if (principals.length === 0) return null;
  return (
    <Loaded query={ballots}>
      {(standings) => (
        <Form
          proposal={proposal}
          principals={principals.flatMap((principal, i) => {
            const standing = standings[i];
            return standing === undefined ? [] : [{ member: principal, standing }];
          })}
        />
      )}
    </Loaded>
  );
}

function Form({ proposal, principals }: { proposal: Proposal; principals: readonly Principal[] }) {
  const { assembly } = useContracts();
  const { run, busy } = useAction();
  const [leftOut, setLeftOut] = useState<readonly number[]>([]);
  const [choice, setChoice] = useState<Choice>();
  const [reason, setReason] = useState("");
  const id = useId();
  const chosen = principals.filter(({ member, standing }) => isCastable(standing) && !leftOut.includes(member.number));

  async function cast(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (choice === undefined) return;
    const words = `Vote for ${count(chosen.length, "member")} on “${proposal.title}”: ${choice.toLowerCase()}`;
    const wallets = chosen.map(({ member }) => member.wallet);
    const args = [proposal.id, CHOICES.indexOf(choice), reason.trim(), wallets] as const;
    const data = encodeFunctionData({ ...assembly, functionName: "castVoteFor", args });
    if (await run(words, [{ words, to: assembly.address, data }])) setReason("");
  }

  function toggle(number: number): void {
    setLeftOut(leftOut.includes(number) ? leftOut.filter((other) => other !== number) : [...leftOut, number]);
  }

  return (
    <form className="ballot" aria-labelledby={`${id}-title`} onSubmit={(event: SubmitEvent) => void cast(event)}>
      <h4 id={`${id}-title`}>For the members who made you their proxy</h4>
      <ul className="principals">
        {principals.map(({ member, standing }) => (
          <PrincipalLine
            key={member.number}
            member={member}
            standing={standing}
            isChosen={!leftOut.includes(member.number)}
            onToggle={() => toggle(member.number)}
          />
        ))}
      </ul>
      {principals.some(({ standing }) => isCastable(standing)) && (
        <div className="fields">
          <label className="narrow">
            <span>Their ballot</span>
            <select required value={choice ?? ""} onChange={(event) => setChoice(event.target.value as Choice)}>
              <option value="" disabled>
                Choose
              </option>
              {OFFERED.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            <span>Reason, for everybody to read{choice === "Block" ? "" : " (optional)"}</span>
            <input
              type="text"
              required={choice === "Block"}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <button type="submit" disabled={busy || chosen.length === 0}>
            Cast for {count(chosen.length, "member")}
          </button>
        </div>
      )}
    </form>
  );
}

/** A member's own ballot prevails, also one that it took back; and who has no vote cannot be voted for. */
const isCastable = ({ isOwn, isEligible }: Standing): boolean => isEligible && !isOwn;

interface PrincipalLineProps extends Principal {
  isChosen: boolean;
  onToggle: () => void;
}

function PrincipalLine({ member, standing, isChosen, onToggle }: PrincipalLineProps) {
  const directory = useDirectory();
  const isOpen = isCastable(standing);
  return (
    <li>
      <label className="check">
        <input type="checkbox" checked={isOpen && isChosen} disabled={!isOpen} onChange={onToggle} />
        <span>
          {directory.member(member.number)} <span className="quiet">{howItStands(standing)}</span>
        </span>
      </label>
    </li>
  );
}

function howItStands({ choice, isOwn, isEligible }: Standing): string {
  if (!isEligible) return "has no vote here";
  if (isOwn && choice !== undefined) return `voted in person (${choice.toLowerCase()}), and that prevails`;
  if (isOwn) return "took the ballot back in person, and that prevails";
  return choice === undefined ? "has not voted yet" : `voted by proxy (${choice.toLowerCase()}), which you can change`;
}
