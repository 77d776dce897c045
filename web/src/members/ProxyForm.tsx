import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { encodeFunctionData } from "viem";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useAction } from "../wallet/useAction.ts";
import { useDirectory } from "./directory.ts";
import { MemberPicker } from "./MemberPicker.tsx";
import { principalsOf, useProxies } from "./proxies.ts";
import type { Member } from "./register.ts";
import { words } from "./words/index.ts";

const w = words.proxy;

/** Whom a member lets vote for it, and for whom it may vote. */
export function ProxyForm({ member }: { member: Member }) {
  const { members } = useContracts();
  const directory = useDirectory();
  const { run, busy } = useAction();
  const { holder, principals } = useProxies(member);
  const id = useId();

  async function revoke(): Promise<void> {
    const data = encodeFunctionData({ ...members, functionName: "revokeProxy" });
    await run(w.takeBackSaid, [{ words: w.takeBackSaid, to: members.address, data }]);
  }

  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      <div className="card form">
        {holder === undefined ? (
          <p>{w.nobody}</p>
        ) : (
          <div className="side-by-side">
            <p>{w.holder(<strong>{directory.member(holder.number)}</strong>)}</p>
            <button type="button" disabled={busy} onClick={() => void revoke()}>
              {w.takeBack}
            </button>
          </div>
        )}
        <Appointment member={member} holder={holder} />
        <p className="quiet">
          {principals.length === 0
            ? w.noPrincipals
            : w.principals(principals.map(({ number }) => directory.member(number)))}
        </p>
      </div>
    </section>
  );
}

function Appointment({ member, holder }: { member: Member; holder: Member | undefined }) {
  const { members } = useContracts();
  const snapshot = useSnapshot();
  const { books } = snapshot;
  const directory = useDirectory();
  const { run, busy } = useAction();
  const [chosen, setChosen] = useState("");
  const most = statuteOf(books).agenda?.maxPrincipals ?? 0;
  const isOffered = ({ number }: Member) =>
    number !== member.number && number !== holder?.number && principalsOf(snapshot, number).length < most;

  async function appoint(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const appointed = books.members.get(Number(chosen));
    if (appointed === undefined) return;
    const said = w.appointSaid(directory.member(appointed.number));
    const data = encodeFunctionData({ ...members, functionName: "appointProxy", args: [appointed.wallet] });
    if (await run(said, [{ words: said, to: members.address, data }])) setChosen("");
  }

  return (
    <form className="fields" onSubmit={(event: SubmitEvent) => void appoint(event)}>
      <MemberPicker
        label={holder === undefined ? w.who : w.somebodyElse}
        chosen={chosen}
        onChoose={setChosen}
        isOffered={isOffered}
      />
      <button type="submit" disabled={busy || chosen === ""}>
        {w.appoint}
      </button>
    </form>
  );
}
