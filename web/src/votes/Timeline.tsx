import type { ReactNode } from "react";
import { closeOf } from "../../../sdk/src/books/assembly.ts";
import type { ProposalRecord, ProposalState } from "../../../sdk/src/books/assembly.ts";
import { pathOf, useCoop } from "../chain/coop.ts";
import { useSnapshot } from "../chain/snapshot.ts";
import { calendarFile } from "../ui/calendar.ts";
import { download } from "../ui/download.ts";
import { Day, When } from "../ui/Time.tsx";
import { dateTime } from "../ui/time.ts";
import { textOf } from "./proposal.ts";
import { words } from "./words/index.ts";

interface TimelineProps {
  proposal: ProposalRecord;
  state: ProposalState;
}

/** What happened to a proposal and what will, one after the other. */
export function Timeline({ proposal, state }: TimelineProps) {
  return (
    <section aria-labelledby="vote-times">
      <h2 id="vote-times">{words.timeline.title}</h2>
      <ol className="vote-timeline">
        {datesOf(proposal, state).map(({ name, said, isToCome }) => (
          <li key={name} className={isToCome ? "to-come" : undefined}>
            {said}
          </li>
        ))}
      </ol>
      {(state === "pending" || state === "active") && (
        <>
          {proposal.extendedUntil === 0 && <p className="quiet">{words.timeline.mayExtend}</p>}
          <CalendarButton proposal={proposal} />
        </>
      )}
    </section>
  );
}

interface Moment {
  name: string;
  said: ReactNode;
  isToCome?: boolean;
}

function datesOf(proposal: ProposalRecord, state: ProposalState): Moment[] {
  const { timeline } = words;
  const proposed = { name: "proposed", said: timeline.proposed(<When at={proposal.proposedAt} />) };
  if (state === "cancelled") {
    return [proposed, { name: "cancelled", said: timeline.cancelled(<When at={proposal.cancelledAt} />) }];
  }
  const opens = <When at={proposal.opensAt} />;
  const closes = <When at={closeOf(proposal)} />;
  const dates: Moment[] = [proposed];
  dates.push(
    state === "pending"
      ? { name: "opens", said: timeline.opens(opens), isToCome: true }
      : { name: "opens", said: timeline.opened(opens) },
  );
  if (proposal.extendedUntil !== 0) {
    dates.push({ name: "extended", said: timeline.extended(dateTime(proposal.closesAt)) });
  }
  const isToCome = state === "pending" || state === "active";
  dates.push({ name: "closes", said: isToCome ? timeline.closes(closes) : timeline.closed(closes), isToCome });
  if (proposal.queuedAt !== 0) {
    dates.push({ name: "queued", said: timeline.queued(<When at={proposal.queuedAt} />) });
    if (state === "queued") {
      dates.push({ name: "from", said: timeline.from(<When at={proposal.executableFrom} />), isToCome: true });
    }
  }
  if (proposal.executedAt !== 0) {
    dates.push({ name: "executed", said: timeline.executed(<When at={proposal.executedAt} />) });
  }
  const review = proposal.outcome?.reviewAt ?? 0;
  if (review !== 0) dates.push({ name: "review", said: timeline.review(<Day at={review} />), isToCome: true });
  return dates;
}

function CalendarButton({ proposal }: { proposal: ProposalRecord }) {
  const coop = useCoop();
  const { now } = useSnapshot();
  const { timeline } = words;

  function save(): void {
    const event = {
      uid: `vote-${proposal.number}@${coop.addresses.assembly}`,
      title: timeline.calendarEvent(textOf(proposal).title, coop.founding.name),
      description: timeline.calendarText,
      url: `${location.origin}${pathOf(coop)}/votes/${proposal.number}`,
      at: closeOf(proposal),
    };
    download(`${timeline.file}-${proposal.number}.ics`, calendarFile([event], now), "text/calendar");
  }

  return (
    <p>
      <button type="button" onClick={save}>
        {timeline.calendar}
      </button>
    </p>
  );
}
