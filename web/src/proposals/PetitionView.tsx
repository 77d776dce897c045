import { encodeFunctionData } from "viem";
import { Link } from "wouter";
import { wordingOf } from "../../../sdk/src/wording.ts";
import { useContracts } from "../chain/contracts.ts";
import { useCoop } from "../chain/coop.ts";
import { Page } from "../frame/Page.tsx";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Markdown } from "../ui/Markdown.tsx";
import { useAction } from "../wallet/useAction.ts";
import { CallList } from "./Actions.tsx";
import type { Desk } from "./desk.ts";
import type { Petition } from "./petition.ts";
import { readPetition, signersNeeded, signersOf } from "./petition.ts";
import { proposalId } from "./procedure.ts";
import { words } from "./words/index.ts";

const { petition: said } = words;

interface PetitionViewProps {
  written: string; // the end of the link
  desk: Desk;
}

/** A proposal that members sign for before it is made. */
export function PetitionView({ written, desk }: PetitionViewProps) {
  const { addresses } = useCoop();
  const petition = readPetition(written);
  const isOurs = petition?.coop.toLowerCase() === addresses.assembly.toLowerCase();
  if (petition === undefined || !isOurs) {
    return (
      <Page title={said.reading}>
        <p className="problem">{said.broken}</p>
      </Page>
    );
  }
  const { title, text } = wordingOf(petition.description);
  return (
    <Page title={title} lead={said.lead}>
      {text !== "" && (
        <section className="card">
          <Markdown text={text} />
        </section>
      )}
      <section className="section" aria-labelledby="petition-actions">
        <h2 id="petition-actions">{words.what}</h2>
        <CallList calls={petition.calls} names={desk.names} />
      </section>
      <Signing petition={petition} title={title} desk={desk} />
    </Page>
  );
}

function Signing({ petition, title, desk }: { petition: Petition; title: string; desk: Desk }) {
  const { assembly, agenda } = useContracts();
  const { account, member } = useMe();
  const { run, busy } = useAction();
  const { books } = desk;
  const id = proposalId(petition.calls, petition.description);
  const [signers, needed] = [signersOf(books, id), signersNeeded(books)];
  const proposed = books.proposals.get(books.proposalNumbers.get(id) ?? 0);
  const hasSigned = member !== undefined && signers.includes(member.number);

  const sign = () => {
    const data = encodeFunctionData({ abi: agenda.abi, functionName: "signPetition", args: [id] });
    return run(said.signing(title), [{ words: said.sign, to: agenda.address, data }]);
  };
  const enter = () => {
    const { calls, description } = petition;
    const data = encodeFunctionData({
      abi: assembly.abi,
      functionName: "proposeByPetition",
      args: [
        signers.slice(0, needed),
        calls.map(({ target }) => target),
        calls.map(({ value }) => value),
        calls.map((call) => call.data),
        description,
      ],
    });
    return run(said.entering(title), [{ words: said.enter, to: assembly.address, data }]);
  };

  return (
    <section className="section form" aria-labelledby="petition-signers">
      <h2 id="petition-signers">{said.reading}</h2>
      <p role="status">{said.signers(signers.length, needed)}</p>
      {proposed !== undefined ? (
        <p className="prompt">
          {said.already(<Link href={`/votes/${proposed.number}`}>{words.voteLink(proposed.number, title)}</Link>)}
        </p>
      ) : account === undefined ? (
        <ConnectPrompt to={said.connect} />
      ) : member === undefined ? (
        <p className="prompt">{said.onlyMembers}</p>
      ) : (
        <div className="buttons">
          {hasSigned ? (
            <p>{said.signed}</p>
          ) : (
            <button type="button" className="primary" disabled={busy} onClick={() => void sign()}>
              {said.sign}
            </button>
          )}
          {signers.length >= needed && (
            <button type="button" className="primary" disabled={busy} onClick={() => void enter()}>
              {said.enter}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
