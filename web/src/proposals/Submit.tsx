import { encodeFunctionData } from "viem";
import type { Address } from "viem";
import { Link } from "wouter";
import type { ProposalRecord } from "../../../sdk/src/books/assembly.ts";
import { statuteOf } from "../../../sdk/src/books/statute.ts";
import { wordingOf as readWording } from "../../../sdk/src/wording.ts";
import { useContracts } from "../chain/contracts.ts";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { When } from "../ui/Time.tsx";
import { useAction } from "../wallet/useAction.ts";
import { number } from "../words/format.ts";
import type { Call } from "./actionWords.ts";
import type { Desk } from "./desk.ts";
import { boundTo } from "./draft.ts";
import { limitsOf, mayPropose, proposalId } from "./procedure.ts";
import type { Limits } from "./procedure.ts";
import { words } from "./words/index.ts";

const LARGE = 4_000; // bytes of a text that costs noticeably

interface SubmitProps {
  calls?: readonly Call[]; // undefined while something is missing
  title: string;
  wording: string;
  slot: number;
  desk: Desk;
  missing: readonly string[]; // sentences
  onTry: () => void;
  onProposed: (id: bigint) => void;
}

/** What limits the proposer, and the button that makes the proposal. */
export function Submit(props: SubmitProps) {
  const { account, member } = useMe();
  const { desk, calls, wording, missing } = props;
  if (account === undefined) return <ConnectPrompt to={words.connect} />;
  if (member === undefined) {
    return <p className="prompt">{words.onlyMembers(<Link href="/join">{words.join}</Link>)}</p>;
  }
  const limits = limitsOf(desk.books, account, calls ?? [], desk.now);
  const bytes = new TextEncoder().encode(wording).length;
  return (
    <div className="form">
      {statuteOf(desk.books).dissolvedAt !== 0 && <p className="prompt">{words.dissolved}</p>}
      <LimitWords limits={limits} />
      {bytes > LARGE && <p>{words.large(number(Math.ceil(bytes / 1_000)))}</p>}
      <p className="quiet">{words.forGood}</p>
      <div role="status">
        {missing.length > 0 && (
          <ul className="call-details problem">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <ProposeButton {...props} account={account} isAllowed={mayPropose(limits)} />
    </div>
  );
}

function LimitWords({ limits: { open, most, sameOpen, barred } }: { limits: Limits }) {
  return (
    <>
      <p>{open < most ? words.seats(open, most) : words.noSeat(open)}</p>
      {sameOpen !== undefined && <p className="problem">{words.sameOpen(<VoteLink proposal={sameOpen} />)}</p>}
      {barred !== undefined && (
        <p className="problem">{words.barred(<VoteLink proposal={barred.by} />, <When at={barred.until} />)}</p>
      )}
    </>
  );
}

function VoteLink({ proposal }: { proposal: ProposalRecord }) {
  const { title } = readWording(proposal.description);
  return <Link href={`/votes/${proposal.number}`}>{words.voteLink(proposal.number, title)}</Link>;
}

function ProposeButton({
  account,
  isAllowed,
  calls,
  title,
  wording,
  slot,
  missing,
  onTry,
  onProposed,
}: SubmitProps & { account: Address; isAllowed: boolean }) {
  const { assembly } = useContracts();
  const { run, busy } = useAction();

  async function propose(): Promise<void> {
    onTry();
    if (calls === undefined || missing.length > 0) return;
    const description = boundTo(wording, account);
    const data = proposing(calls, description, slot, assembly.abi);
    const isMade = await run(words.proposing(title), [{ words: words.step, to: assembly.address, data }]);
    if (isMade) onProposed(proposalId(calls, description));
  }

  return (
    <div className="buttons">
      <button type="button" className="primary" disabled={busy || !isAllowed} onClick={() => void propose()}>
        {words.propose}
      </button>
    </div>
  );
}

type AssemblyAbi = ReturnType<typeof useContracts>["assembly"]["abi"];

/** The call that makes the proposal; a kind is named only where it is stricter than needed. */
function proposing(calls: readonly Call[], description: string, slot: number, abi: AssemblyAbi) {
  const args = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
    description,
  ] as const;
  return slot === 0
    ? encodeFunctionData({ abi, functionName: "propose", args })
    : encodeFunctionData({ abi, functionName: "proposeIn", args: [slot, ...args] });
}
