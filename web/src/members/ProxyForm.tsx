import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { list } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import { useDirectory } from "./directory.ts";
import { useProxies } from "./proxies.ts";
import type { Member } from "./register.ts";

/** Whom a member lets vote for it, and for whom it may vote. */
export function ProxyForm({ member }: { member: Member }) {
  const { members } = useContracts();
  const directory = useDirectory();
  const { run, busy } = useAction();
  const { holder, principals } = useProxies(member);
  const id = useId();

  async function revoke(): Promise<void> {
    const words = "Take your proxy back";
    const data = encodeFunctionData({ ...members, functionName: "revokeProxy" });
    await run(words, [{ words, to: members.address, data }]);
  }

  return (
    <section className="card form" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Your proxy</h3>
      {holder === undefined ? (
        <p>Nobody votes for you. Should you be away, you can let another member vote where you have not.</p>
      ) : (
        <div className="side-by-side">
          <p>
            <strong>{directory.member(holder.number)}</strong> may vote for you wherever you have not voted yourself.
          </p>
          <button type="button" disabled={busy} onClick={() => void revoke()}>
            Take my proxy back
          </button>
        </div>
      )}
      <Appointment member={member} holder={holder} />
      <p className="quiet">
        {principals.length === 0
          ? "You are nobody’s proxy."
          : `You are proxy for ${list(principals.map(({ number }) => directory.member(number)))}. ` +
            "You find their ballots with every open vote."}
      </p>
    </section>
  );
}

function Appointment({ member, holder }: { member: Member; holder: Member | undefined }) {
  const { members } = useContracts();
  const directory = useDirectory();
  const { run, busy } = useAction();
  const [chosen, setChosen] = useState("");
  const others = directory.register.all.filter(
    ({ number, hasLeft }) => !hasLeft && number !== member.number && number !== holder?.number
  );

  async function appoint(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const appointed = directory.register.byNumber(Number(chosen));
    if (appointed === undefined) return;
    const words = `Appoint ${directory.member(appointed.number)} your proxy`;
    const data = encodeFunctionData({ ...members, functionName: "appointProxy", args: [appointed.wallet] });
    if (await run(words, [{ words, to: members.address, data }])) setChosen("");
  }

  return (
    <form className="fields" onSubmit={(event: SubmitEvent) => void appoint(event)}>
      <label>
        <span>{holder === undefined ? "Who may vote for you" : "Appoint somebody else"}</span>
        <select required value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">Choose a member</option>
          {others.map(({ number }) => (
            <option key={number} value={number}>
              {directory.member(number)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={busy || chosen === ""}>
        Appoint
      </button>
    </form>
  );
}
