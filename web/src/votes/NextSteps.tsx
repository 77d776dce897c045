import { useId } from "react";
import type { ReactNode } from "react";
import { encodeFunctionData, keccak256, toBytes, zeroAddress } from "viem";
import type { Hex } from "viem";
import { readContract } from "viem/actions";
import { closeOf, judgementOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import { contractsOf, useContracts } from "../chain/contracts.ts";
import { useReads, useSnapshot } from "../chain/snapshot.ts";
import { useMe } from "../members/useMe.ts";
import { ConnectPrompt } from "../ui/ConnectPrompt.tsx";
import { Loaded } from "../ui/Loaded.tsx";
import { useMoney } from "../ui/money.ts";
import { When } from "../ui/Time.tsx";
import { dateTime, duration } from "../ui/time.ts";
import { percentOfBps } from "../words/format.ts";
import { StepButton } from "../wallet/StepButton.tsx";
import { agendaOf } from "./agenda.ts";
import { textOf } from "./proposal.ts";
import { words } from "./words/index.ts";

const { steps } = words;

/** What somebody may do with a proposal besides voting on it: bring on what was carried, ask again, take it back. */
export function NextSteps({ proposal, state }: { proposal: ProposalRecord; state: ProposalState }) {
  switch (state) {
    case "pending":
      return <TakingBack proposal={proposal} />;
    case "succeeded":
      return <Queueing proposal={proposal} />;
    case "queued":
      return <CarryingOut proposal={proposal} />;
    case "defeated":
      return <AskingAgain proposal={proposal} />;
    default:
      return null;
  }
}

function Queueing({ proposal }: { proposal: ProposalRecord }) {
  const { assembly } = useContracts();
  const { books } = useSnapshot();
  const delay = Math.max(books.executorDelay, books.kinds.get(proposal.kindId)?.kind.delay ?? 0);
  const data = encodeFunctionData({ ...assembly, functionName: "queue", args: argsOf(proposal) });
  return (
    <Step what={<p>{steps.queueWhat(duration(delay))}</p>}>
      <NextStep name={steps.queue} doing={steps.doQueue(textOf(proposal).title)} data={data} />
    </Step>
  );
}

function CarryingOut({ proposal }: { proposal: ProposalRecord }) {
  const { assembly } = useContracts();
  const { now } = useSnapshot();
  const money = useMoney();
  const value = proposal.values.reduce((sum, each) => sum + each, 0n);
  if (now < proposal.executableFrom) {
    return <Step what={<p>{steps.waits(<When at={proposal.executableFrom} />)}</p>} />;
  }
  const data = encodeFunctionData({ ...assembly, functionName: "execute", args: argsOf(proposal) });
  const what = (
    <>
      <p>{steps.executeWhat}</p>
      {value > 0n && <p className="quiet">{steps.value(money(value, zeroAddress))}</p>}
    </>
  );
  return (
    <Step what={what}>
      <NextStep name={steps.execute} doing={steps.doExecute(textOf(proposal).title)} data={data} value={value} />
    </Step>
  );
}

const AGAIN_WITHIN = 30 * 86_400; // seconds of the close: SECOND_CALL_WITHIN of contracts/Assembly.sol

/** Puts a question again that too few have voted on. Anyone may, once, by the rules of the first time. */
function AskingAgain({ proposal }: { proposal: ProposalRecord }) {
  const { assembly } = useContracts();
  const snapshot = useSnapshot();
  const { books, now } = snapshot;
  const share = books.kinds.get(proposal.kindId)?.kind.secondQuorumBps ?? 0;
  const until = closeOf(proposal) + AGAIN_WITHIN;
  const wasAsked = proposal.isSecondCall || agendaOf(snapshot).again.has(proposal.id);
  if (share === 0 || now > until || wasAsked || judgementOf(books, proposal).isQuorate) return null;

  const args = [proposal.targets, proposal.values, proposal.calldatas, proposal.description] as const;
  const data = encodeFunctionData({ ...assembly, functionName: "callAgain", args });
  return (
    <Step what={<p>{steps.againWhat(dateTime(until), percentOfBps(share))}</p>}>
      <NextStep name={steps.again} doing={steps.doAgain(textOf(proposal).title)} data={data} />
    </Step>
  );
}

/** The proposer's way back, until the vote opens. */
function TakingBack({ proposal }: { proposal: ProposalRecord }) {
  const { account } = useMe();
  return account !== proposal.proposer || proposal.isSecondCall ? null : <TakingMineBack proposal={proposal} />;
}

function TakingMineBack({ proposal }: { proposal: ProposalRecord }) {
  const { assembly } = useContracts();
  const frozen = useReads(["frozen", proposal.id], ({ coop, blockNumber }) =>
    readContract(coop.client, {
      ...contractsOf(coop.addresses).assembly,
      functionName: "frozenOf",
      args: [proposal.id],
      blockNumber,
    }),
  );
  const data = encodeFunctionData({ ...assembly, functionName: "cancel", args: argsOf(proposal) });
  return (
    <Loaded query={frozen}>
      {({ isByPetition }) =>
        isByPetition ? (
          <Step what={<p>{steps.byPetition}</p>} />
        ) : (
          <Step what={<p>{steps.cancelWhat}</p>}>
            <NextStep name={steps.cancel} doing={steps.doCancel(textOf(proposal).title)} data={data} />
          </Step>
        )
      }
    </Loaded>
  );
}

/** A proposal as the assembly wants to be told of it. */
const argsOf = ({ targets, values, calldatas, description }: ProposalRecord) =>
  [targets, values, calldatas, keccak256(toBytes(description))] as const;

function Step({ what, children }: { what: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <section className="card vote-step" aria-labelledby={id}>
      <h2 id={id}>{steps.title}</h2>
      {what}
      {children}
    </section>
  );
}

interface NextStepProps {
  name: string;
  doing: string;
  data: Hex;
  value?: bigint;
}

function NextStep({ name, doing, data, value }: NextStepProps) {
  const { assembly } = useContracts();
  const { account } = useMe();
  if (account === undefined) return <ConnectPrompt to={steps.connect} />;
  const to = assembly.address;
  return (
    <p>
      <StepButton step={{ words: doing, to, data, value }}>{name}</StepButton>
    </p>
  );
}
