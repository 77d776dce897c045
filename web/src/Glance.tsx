import type { ReactNode } from "react";
import { isFilling, useBuckets } from "./buckets/useBuckets.ts";
import { useCoop } from "./chain/coop.ts";
import { eventsNamed } from "../../sdk/src/events.ts";
import { useSnapshot } from "./chain/snapshot.ts";
import { useDirectory } from "./members/directory.ts";
import { useLedger } from "./treasury/useLedger.ts";
import { totalOf } from "../../sdk/src/journal.ts";
import { useMoney } from "./ui/money.ts";
import { fromNow } from "./ui/time.ts";
import { count } from "./ui/words.ts";
import { readProposals } from "./votes/proposal.ts";
import { useStates } from "./votes/useVote.ts";

/** The whole co-op in five lines, each a way to its section. */
export function Glance() {
  const { currency } = useCoop();
  const money = useMoney();
  const { register } = useDirectory();
  const { ledger } = useLedger();
  return (
    <nav aria-label="On this page">
      <ul className="glance">
        <Line to="treasury" name="Treasury">
          {money(totalOf(ledger, currency.asset))}
        </Line>
        <Line to="votes" name="Votes">
          <OpenVotes />
        </Line>
        <Line to="rounds" name="Round">
          <OpenRounds />
        </Line>
        <Line to="buckets" name="Buckets">
          <OpenBuckets />
        </Line>
        <Line to="members" name="Members">
          {count(register.all.filter((m) => !m.hasLeft).length, "member")}
        </Line>
      </ul>
    </nav>
  );
}

function Line({ to, name, children }: { to: string; name: string; children: ReactNode }) {
  return (
    <li>
      <a href={`#${to}`}>
        <strong>{name}</strong> <span>{children}</span>
      </a>
    </li>
  );
}

function OpenVotes() {
  const { events, now } = useSnapshot();
  const states = useStates();
  const open = readProposals(events).filter(({ id }) => states.data?.get(id)?.state === "Active");
  const next = Math.min(...open.map(({ closesAt }) => closesAt));
  if (states.data === undefined) return "…";
  return open.length === 0 ? "none open" : `${open.length} open, closes ${fromNow(next, now)}`;
}

function OpenRounds() {
  const { events, now } = useSnapshot();
  const open = eventsNamed(events, "RoundOpened").filter(({ args }) => Number(args.closesAt) > now);
  const [first] = open;
  return first === undefined ? "none open" : `${first.args.plan.title}, closes ${fromNow(first.args.closesAt, now)}`;
}

function OpenBuckets() {
  const { now } = useSnapshot();
  const buckets = useBuckets();
  if (buckets.data === undefined) return "…";
  return `${buckets.data.filter((bucket) => isFilling(bucket, now)).length} being filled`;
}
