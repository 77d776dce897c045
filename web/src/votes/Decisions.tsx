import { encodeFunctionData, keccak256, toBytes } from "viem";
import { useContracts } from "../chain/contracts.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { Day, When } from "../ui/Time.tsx";
import { count } from "../ui/words.ts";
import { useAction } from "../wallet/useAction.ts";
import { Actions } from "./Actions.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { isOverdue, readStatements } from "./statements.ts";
import type { Proposal, State } from "./proposal.ts";
import { Repeats, SecondCall } from "./SecondCall.tsx";

interface Found {
  state: State;
  eta: bigint; // seconds
}

interface DecisionsProps {
  proposals: readonly Proposal[];
  states: ReadonlyMap<bigint, Found>;
}

const MOST = 6;

/** What was decided lately, what waits to be opened, carried out or looked at again. */
export function Decisions({ proposals, states }: DecisionsProps) {
  const { events, now } = useSnapshot();
  if (proposals.length === 0) return null;
  const isShown = ({ id }: Proposal, i: number) => i < MOST || isOverdue(readStatements(events, id), now);
  const earlier = proposals.filter((proposal, i) => !isShown(proposal, i));
  return (
    <div className="decisions">
      <h3>Other decisions</h3>
      <DecisionList proposals={proposals.filter(isShown)} states={states} />
      {earlier.length > 0 && (
        <details>
          <summary>{count(earlier.length, "earlier decision")}</summary>
          <DecisionList proposals={earlier} states={states} />
        </details>
      )}
    </div>
  );
}

function DecisionList({ proposals, states }: DecisionsProps) {
  return (
    <ul className="card">
      {proposals.map((proposal) => {
        const found = states.get(proposal.id);
        return found === undefined ? null : <Decision key={proposal.id.toString()} proposal={proposal} found={found} />;
      })}
    </ul>
  );
}

function Decision({ proposal, found }: { proposal: Proposal; found: Found }) {
  return (
    <li className="decision" id={`vote-${proposal.id}`}>
      <p className="decision-title">{proposal.title}</p>
      <p className="quiet">
        <Outcome proposal={proposal} found={found} /> <Repeats proposal={proposal} />
      </p>
      <details className="actions">
        <summary className="quiet">What it does</summary>
        <Actions proposal={proposal} />
      </details>
      <NextStep proposal={proposal} found={found} />
      {found.state === "Defeated" && <SecondCall proposal={proposal} />}
      {isOver(found.state) && <Outcomes proposal={proposal} />}
    </li>
  );
}

/** Whether there is something to say about what came of it. */
const isOver = (state: State): boolean => state !== "Pending" && state !== "Active" && state !== "Canceled";

function Outcome({ proposal: { opensAt, closesAt }, found: { state, eta } }: { proposal: Proposal; found: Found }) {
  switch (state) {
    case "Pending":
      return (
        <>
          Announced. The vote opens <When at={opensAt} />.
        </>
      );
    case "Canceled":
      return <>Taken back by its proposer.</>;
    case "Defeated":
      return (
        <>
          Rejected on <Day at={closesAt} />.
        </>
      );
    case "Succeeded":
      return (
        <>
          Carried on <Day at={closesAt} />. It has not been set in motion yet.
        </>
      );
    case "Queued":
      return (
        <>
          Carried on <Day at={closesAt} />. It can be carried out from <When at={eta} />.
        </>
      );
    case "Executed":
      return (
        <>
          Carried on <Day at={closesAt} />, and carried out.
        </>
      );
    default:
      return <>Lapsed.</>;
  }
}

/** Anyone may set in motion and carry out what was carried. */
function NextStep({ proposal, found: { state, eta } }: { proposal: Proposal; found: Found }) {
  const { assembly } = useContracts();
  const { now } = useSnapshot();
  const { account } = useMe();
  const { run, busy } = useAction();
  const isDue = state === "Queued" && BigInt(now) >= eta;
  if (account === undefined || (state !== "Succeeded" && !isDue)) return null;

  const name = state === "Succeeded" ? "Set in motion" : "Carry out";
  const words = `${name}: “${proposal.title}”`;
  const args = [proposal.targets, proposal.values, proposal.calls, keccak256(toBytes(proposal.description))] as const;
  const functionName = state === "Succeeded" ? "queue" : "execute";
  const data = encodeFunctionData({ ...assembly, functionName, args });
  return (
    <button type="button" disabled={busy} onClick={() => void run(words, [{ words, to: assembly.address, data }])}>
      {name}
    </button>
  );
}
