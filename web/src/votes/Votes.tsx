import { useSnapshot } from "../chain/snapshot.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { Section } from "../ui/Section.tsx";
import { Decisions } from "./Decisions.tsx";
import { OpenVote } from "./OpenVote.tsx";
import { readProposals } from "./proposal.ts";
import { useStates } from "./useVote.ts";

/** What is being decided, and what was. */
export function Votes() {
  const { events } = useSnapshot();
  const proposals = readProposals(events);
  const states = useStates();
  return (
    <Section id="votes" title="Votes" lead="One member, one ballot. It can be changed until the close.">
      <Loaded query={states}>
        {(found) => {
          const open = proposals.filter(({ id }) => found.get(id)?.state === "Active");
          const rest = proposals.filter(({ id }) => found.get(id)?.state !== "Active");
          return (
            <>
              {open.length === 0 && <p className="card">No vote is open at the moment.</p>}
              {open.map((proposal) => (
                <OpenVote key={proposal.id.toString()} proposal={proposal} />
              ))}
              <Decisions proposals={rest} states={found} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
